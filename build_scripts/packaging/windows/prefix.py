"""A wine prefix that looks like the Windows 10 of a Chinese office PC."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from build_scripts.messages import Stop
from build_scripts.packaging.windows import compiling
from build_scripts.packaging.windows.wine import LOCALE, Wine, windows_path

# The fonts of a Chinese Windows, all drawn by the one that the window needs on Linux: wine finds it.
_FONT_FAMILY = "Noto Sans CJK SC"
_FAMILIES = (
    *("SimSun", "宋体", "Microsoft YaHei", "微软雅黑", "Microsoft YaHei UI", "SimHei", "黑体"),
    *("FangSong", "仿宋", "KaiTi", "楷体", "MS Shell Dlg", "MS Shell Dlg 2", "Tahoma"),
    *("Segoe UI", "Arial", "Times New Roman"),
)
# A bare Windows has no Visual C++ runtime: the programs must bring theirs, so wine's own is kept away.
_RUNTIME = ("msvcp140", "msvcp140_1", "msvcp140_2", "vcruntime140", "vcruntime140_1")
_WITHOUT_RUNTIME = ("python.exe", "nianbao.exe", "nianbao-gui.exe")
_WINE = r"HKEY_CURRENT_USER\Software\Wine"


def make(wine: Wine) -> None:
    """Make the prefix of `wine` anew. Raises Stop when wine does not start."""
    for folder in (wine.prefix, wine.locales):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (wine.home, wine.locales):
        folder.mkdir(parents=True, exist_ok=True)
    _make_locale(wine.locales)
    started = wine.run(["wineboot", "--init"])
    if not wine.drive.is_dir():
        raise Stop(f"wine 没有启动：{started.output}", "wine did not start.")
    _put_stand_ins(wine.drive / "windows" / "system32")
    settings = wine.folder / "settings.reg"
    settings.write_text("\n".join(_registry_lines()), encoding="utf-16")
    wine.run(["regedit", "/S", windows_path(settings)])
    wine.end()  # fonts and settings are read when the server starts


def _make_locale(folder: Path) -> None:
    """Make the Chinese locale for this prefix only: the machine itself may have none."""
    language = LOCALE.partition(".")[0]
    command = ["localedef", "-i", language, "-f", "UTF-8", str(folder / LOCALE)]
    subprocess.run(command, capture_output=True, check=True)


def _put_stand_ins(system: Path) -> None:
    """Put in place what Windows 10 has and wine lacks."""
    for name in ("icuuc", "mscms"):
        source = compiling.SOURCES / f"{name}.c"
        compiling.compile_c(source, system / f"{name}.dll", "-shared")


def _registry_lines() -> Iterator[str]:
    """Yield the file that regedit reads."""
    yield "Windows Registry Editor Version 5.00"
    yield from _key(_WINE, {"Version": "win10"})
    yield from _key(rf"{_WINE}\DllOverrides", {"mscms": "native,builtin"})
    native = dict.fromkeys(_RUNTIME, "native")
    for program in _WITHOUT_RUNTIME:
        yield from _key(rf"{_WINE}\AppDefaults\{program}\DllOverrides", native)
    yield from _key(rf"{_WINE}\Fonts\Replacements", dict.fromkeys(_FAMILIES, _FONT_FAMILY))


def _key(key: str, values: Mapping[str, str]) -> Iterator[str]:
    yield f"\n[{key}]"
    yield from (f'"{name}"="{value}"' for name, value in values.items())
