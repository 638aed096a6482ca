"""`.venv` with everything in it that one of the commands needs. Start at `set_up`."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts import packages, stamp, system_packages
from build_scripts.messages import Stop, say
from build_scripts.places import DEV_LOCK, LOCK, VENV, in_venv
from build_scripts.system_packages import Need

_WINDOW_NEEDS = (*system_packages.PYTHON_NEEDS, *system_packages.WINDOW_NEEDS)
_TEST_NEEDS = (*_WINDOW_NEEDS, *system_packages.VIRTUAL_SCREEN_NEEDS)


@dataclass(frozen=True)
class SetUp:
    """What one way of starting needs: Python packages, system packages, and what it includes."""

    name: str
    lock: Path
    needs: Sequence[Need]
    includes: Sequence[str] = ()


HEADLESS = SetUp("headless", LOCK, system_packages.PYTHON_NEEDS)
WINDOW = SetUp("window", LOCK, _WINDOW_NEEDS, ("headless",))
TEST = SetUp("test", DEV_LOCK, _TEST_NEEDS, ("headless", "window"))
TEST_ALL = SetUp(
    "test-all",
    DEV_LOCK,
    (
        *_TEST_NEEDS,
        *system_packages.OFFICE_NEEDS,
        *system_packages.INPUT_METHOD_NEEDS,
        *system_packages.LINUX_INSTALLER_NEEDS,
        *system_packages.DESKTOP_NEEDS,
    ),
    ("headless", "window", "test"),
)


def set_up(what: SetUp) -> None:
    """Return when `what` stands; quick and silent when it already does."""
    done = stamp.done()
    if what.name in done and Path(in_venv("python")).exists():
        return
    system_packages.require(what.needs)
    say("正在准备运行环境 .venv（第一次需要几分钟）……", "Setting up .venv.")
    if not _is_reusable():
        _remove()
    stamp.begin()
    _make()
    packages.install(what.lock)
    stamp.finish({*done, *what.includes, what.name})
    say("运行环境已准备好。", "Set-up done.")


def _is_reusable() -> bool:
    """Return whether packages may be added to `.venv` as it is, also when others made it."""
    if stamp.forbids_reuse():
        return False
    version = "import sys; print(sys.version_info[:2])"
    try:
        run = subprocess.run([in_venv("python"), "-c", version], capture_output=True, check=False)
    except OSError:
        return False
    return run.stdout.decode().strip() == str(sys.version_info[:2])


def _remove() -> None:
    try:
        shutil.rmtree(VENV)
    except FileNotFoundError:
        return
    except OSError as error:
        raise Stop(
            f"旧的运行环境删不掉：{error}。请关闭正在运行的年报助手，或手工删除 {VENV}，再试一次。",
            "The old .venv cannot be removed.",
        ) from error


def _make() -> None:
    """Make `.venv` where there is none; without pip, which Debian's Python cannot give it."""
    if Path(in_venv("python")).exists():
        return
    command = [sys.executable, "-m", "venv", "--without-pip", str(VENV)]
    if subprocess.run(command, check=False).returncode != 0:
        raise Stop(
            "建立 .venv 没有成功，原因见上面的输出。请检查磁盘空间和文件夹的写入权限。",
            "python -m venv failed.",
        )
