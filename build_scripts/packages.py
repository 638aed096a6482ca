"""Python packages into `.venv`: exactly those of a lock, and the checkout itself."""

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.messages import Stop
from build_scripts.places import ROOT, child_environment, in_venv

_MIRROR = "https://pypi.tuna.tsinghua.edu.cn/simple"


def install(lock: Path) -> None:
    """Return when `.venv` holds the packages of `lock` and the commands of the project."""
    # On a terminal pip shows how far the large download is; in a log that is only noise.
    wordy = [] if sys.stdout.isatty() else ["--quiet"]
    from_lock = ["install", *wordy, "--require-hashes", "--requirement", str(lock)]
    if not _succeeds([*_pip(), *from_lock]):
        raise Stop(*_not_downloaded(), code=4)
    # Nothing is fetched for the project itself: what builds it came with the lock.
    this_project = ["--no-build-isolation", "--no-deps", "--no-index", "--editable", str(ROOT)]
    if not _succeeds([in_venv("python"), "-m", "pip", "install", "--quiet", *this_project]):
        raise Stop(
            "本项目没有装进 .venv，原因见上面 pip 的输出。", "pip install -e failed.", code=4
        )


def _pip() -> Sequence[str]:
    """Return the command of a pip that installs into `.venv`.

    It is the pip in there, the one ensurepip puts there, or else that of the Python running this.
    """
    python = in_venv("python")
    if (
        subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode
        == 0
    ):
        return [python, "-m", "pip"]
    if importlib.util.find_spec("ensurepip") and _succeeds([python, "-m", "ensurepip"], quiet=True):
        return [python, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", python]


def _succeeds(command: Sequence[str], *, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    environment = child_environment(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    run = subprocess.run(command, cwd=ROOT, env=environment, stdout=output, check=False)
    return run.returncode == 0


def _not_downloaded() -> tuple[str, str]:
    setting = "set" if sys.platform == "win32" else "export"
    return (
        "依赖的 Python 包没有装上，原因见上面 pip 的输出，多半是网络不通或太慢。\n"
        "请检查网络后重新运行本命令。下载慢或连不上时，可以先指定国内镜像（内容有校验，镜像也可放心用）：\n\n"
        f"    {setting} PIP_INDEX_URL={_MIRROR}\n",
        "pip could not install the packages; try again, or name a mirror in PIP_INDEX_URL.",
    )
