"""What `run.py` does once the Python is known to be right."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from build_scripts import screen
from build_scripts.environment import HEADLESS, WINDOW, set_up
from build_scripts.messages import Stop, say, speaking
from build_scripts.places import OUTPUT, SAMPLE, child_environment, in_venv

_UNREADABLE = 2  # exit code of `nianbao check`: the file is no report


def main(arguments: Sequence[str]) -> int:
    """Return the exit code of the wizard, or without a screen of the headless run."""
    return speaking(lambda: _with_window(arguments) if screen.is_there() else _headless(arguments))


def _with_window(arguments: Sequence[str]) -> int:
    set_up(WINDOW)
    return _python("gui", *arguments)


def _headless(arguments: Sequence[str]) -> int:
    """Check the report named first, or the sample, and write its Word file; an option needs no window."""
    set_up(HEADLESS)
    if any(one.startswith("--") for one in arguments):
        return _python("gui", *arguments)
    report = Path(arguments[0]).resolve() if arguments else SAMPLE
    say(
        f"没有可用的屏幕，不打开窗口；改为检查《{report.stem}》并写出 Word 文件。",
        "No screen: checking the report and writing its Word file instead.",
    )
    if _python("core.cli", "check", str(report)) == _UNREADABLE:
        return _UNREADABLE
    word_file = OUTPUT / f"{report.stem}.docx"
    OUTPUT.mkdir(exist_ok=True)
    if _python("core.cli", "export", str(report), "-o", str(word_file)) != 0:
        raise Stop("Word 文件没有写成，原因见上面的输出。", "The export failed.")
    say(f"Word 文件已写好：{word_file}", "Written.")
    return 0


def _python(module: str, *arguments: str) -> int:
    # -P: modules come from the checkout, not from the folder the officer happens to be in.
    command = [in_venv("python"), "-P", "-m", module, *arguments]
    return subprocess.run(command, env=child_environment(), check=False).returncode
