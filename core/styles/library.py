"""The styles there are: the two presets of the program and the officer's own."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from core import paths
from core.errors import CannotWrite, FileNotReadable, StyleBroken
from core.exporting.files import write_file
from core.looking import is_file
from core.styles.model import PageStyle
from core.styles.reader import name_problem, read_style, style_problems
from core.styles.writer import dumps

_PRESETS = ("official-document", "template-as-is")  # the first is what a new officer gets
_SUFFIX = ".toml"


@cache
def presets() -> tuple[PageStyle, ...]:
    """Return the styles of the program: 公文格式 and 模板原样. Raises StyleBroken or FileNotReadable."""
    folder = paths.resources() / "word" / "styles"
    return tuple(read_style(folder / f"{name}{_SUFFIX}") for name in _PRESETS)


def default_style() -> PageStyle:
    """Return 公文格式."""
    return presets()[0]


class StyleLibrary:
    """The presets and the styles the officer keeps as files in `folder`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.officer_data() / "styles"

    def names(self) -> tuple[str, ...]:
        """Return what the styles are called, presets first; a file is called like its style."""
        own = sorted(one.stem for one in self._folder.glob(f"*{_SUFFIX}") if is_file(one))
        fixed = tuple(style.name for style in presets())
        return (*fixed, *(name for name in own if name not in fixed))

    def is_preset(self, name: str) -> bool:
        """Return whether a style is the program's and cannot be changed."""
        return name in {style.name for style in presets()}

    def load(self, name: str) -> PageStyle:
        """Return the style of that name. Raises StyleBroken or FileNotReadable."""
        for style in presets():
            if style.name == name:
                return style
        if name_problem(name) or not is_file(self._file(name)):
            raise FileNotReadable(
                f"没有叫“{name}”的版式，现有的是：{'、'.join(self.names())}。请选其中一个。"
            )
        return replace(read_style(self._file(name)), name=name)

    def load_or_default(self, name: str) -> PageStyle:
        """Return the style of that name, 公文格式 where there is none or it is broken."""
        try:
            return self.load(name)
        except (FileNotReadable, StyleBroken):
            return default_style()

    def usable(self) -> list[PageStyle]:
        """Return every style that can be read, presets first."""
        loaded = [self.load_or_default(name) for name in self.names()]
        return list(dict.fromkeys(loaded))

    def save(self, style: PageStyle) -> None:
        """Keep a style of the officer. Raises StyleBroken for one that cannot be, or CannotWrite."""
        problems = [*filter(None, [name_problem(style.name)]), *style_problems(style)]
        if self.is_preset(style.name):
            problems = [f"“{style.name}”是程序自带的版式，不能改。请另起一个名字保存。"]
        if problems:
            raise StyleBroken("版式没有保存：", tuple(problems))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(
                f"文件夹“{self._folder}”建不起来，版式没有保存。请检查磁盘是否已满或只读。"
            ) from error
        write_file(self._file(style.name), dumps(style).encode())

    def remove(self, name: str) -> None:
        """Throw a style of the officer away; one that is gone already is no mistake. Raises CannotWrite."""
        if name_problem(name):
            return
        try:
            self._file(name).unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(f"版式“{name}”删不掉。请关掉打开它的程序再试。") from error

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"
