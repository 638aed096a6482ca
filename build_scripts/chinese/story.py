"""The story told to every input method: Chinese into a line, a text and a cell, figures in between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.chinese.programs import running, wait_until
from build_scripts.chinese.typist import Typist
from build_scripts.messages import Stop
from core.drafts.store import FILE_NAME, DraftStore
from core.keys import CellKey

_FIGURE = 12
_FIRST_TRIES = 3
_TABLE_STEP, _TEXT_STEP = "ctrl+4", "ctrl+2"


@dataclass(frozen=True)
class Written:
    """What was to be seen in a place and what was seen."""

    place: str
    wanted: str
    got: str

    @property
    def is_right(self) -> bool:
        """Return whether both are the same."""
        return self.wanted == self.got


def type_chinese(
    command: Sequence[str], environment: Mapping[str, str], pictures: Path | None = None
) -> list[Written]:
    """Start the program with `command`, type pinyin, and return what stood where.

    `environment` is that of a desktop on which an input method runs; drafts go into its home.
    """
    data = Path(environment["HOME"], "drafts")
    started = {**environment, "NIANBAO_DATA": str(data)}
    typist = Typist(started)
    with running(command, started, Path(environment["HOME"], "program.log")) as program:
        try:
            written = _tell(typist, pictures)
            wait_until("程序退出", lambda: program.poll() is not None)
        except Stop:
            if pictures:
                typist.picture(pictures / "stuck.png")
            raise
    return [*written, *_kept(data)]


def _tell(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.wait_for_window("年报助手")
    written = _a_line(typist, pictures)
    written += _a_text(typist, pictures)
    written += _a_table(typist, pictures)
    typist.press("ctrl+q")
    return written


def _a_line(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.press("ctrl+n")
    typist.wait_for_window("新建年报")
    dialog = Written("新建年报的单位", "中国", first_word(typist))
    typist.press("Return")
    typist.wait_for_window("中国")
    typist.press("End")
    typist.type("nihao")
    if pictures:
        typist.picture(pictures / "line.png")
    typist.press("space")
    return [dialog, Written("基本信息的单位", "中国你好", typist.copied())]


def first_word(typist: Typist) -> str:
    """Type a word until it is Chinese: ibus lets letters pass while it still reads its dictionary."""
    for _ in range(_FIRST_TRIES):
        typist.press("ctrl+a", "Delete")
        typist.compose("zhongguo")
        if not (text := typist.copied()).isascii():
            break
    return text


def _a_text(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.press(_TEXT_STEP, "ctrl+a", "Delete")
    typist.type("zhongguo")
    if pictures:
        typist.picture(pictures / "text.png")
    typist.press("space")
    typist.compose("nihao")
    return [Written("正文", "中国你好", typist.copied())]


def _a_table(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.press(_TABLE_STEP)
    typist.type(str(_FIGURE))
    typist.press("Return")
    typist.type("zhongguo")
    if pictures:
        typist.picture(pictures / "cell.png")
    typist.press("space")
    cell = Written("数字格", "中国", typist.copied())
    typist.press("Return")
    if pictures:
        typist.picture(pictures / "refused.png")
    typist.press("Escape")
    return [cell]


def _kept(data: Path) -> list[Written]:
    """Return what the draft says: the figure that was typed with pinyin switched on."""
    store = DraftStore(data / FILE_NAME)
    try:
        report = store.load(store.drafts()[0].id)
    finally:
        store.close()
    key = CellKey("applications", "received", "natural_person")
    return [
        Written("草稿里的单位", "中国你好", str(report.facts.get("unit", ""))),
        Written("草稿里的数", str(_FIGURE), str(report.cells.get(key, ""))),
    ]
