"""The story told to every input method: Chinese into a line, a text and a cell, figures in between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.chinese.programs import running
from build_scripts.chinese.typist import Typist
from build_scripts.messages import Stop
from core.drafts.store import FILE_NAME, DraftStore
from core.keys import CellKey

_FIGURE = 12
_TRIES = 5  # of a word that came out in Latin letters
_LOG_TOLD = 2000
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
    typist = Typist(started, pictures)
    log = Path(environment["HOME"], "program.log")
    with running(command, started, log) as program:
        try:
            written = _tell(typist, pictures)
            typist.wait_until("程序退出", lambda: program.poll() is not None)
        except Stop as stop:
            printed = log.read_text(encoding="utf-8", errors="replace")[-_LOG_TOLD:]
            raise Stop(stop.chinese, f"{stop.english}\n{printed}", stop.code) from stop
    return [*written, *_kept(data)]


def _tell(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.wait_for_window("年报助手")
    written = _a_line(typist, pictures)
    written += _a_text(typist, pictures)
    written += _a_table(typist, pictures)
    typist.press("ctrl+q")
    return written


def _a_line(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.press_for("新建年报", "ctrl+n", "年报助手")
    dialog = Written("新建年报的单位", "中国", first_word(typist))
    typist.press("Return")
    typist.wait_for_window("中国")
    _picture_while_composing(typist, pictures, "line.png")
    return [dialog, Written("基本信息的单位", "中国你好", typist.add_word("nihao", "你好", "中国"))]


def first_word(typist: Typist) -> str:
    """Write 中国 instead of what stands in the field; return what stands there then."""
    typist.press("ctrl+a", "Delete")
    return typist.add_word("zhongguo", "中国", "")


def _a_text(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.press(_TEXT_STEP)
    first_word(typist)
    _picture_while_composing(typist, pictures, "text.png")
    return [Written("正文", "中国你好", typist.add_word("nihao", "你好", "中国"))]


def _a_table(typist: Typist, pictures: Path | None) -> list[Written]:
    typist.press(_TABLE_STEP)
    typist.type(str(_FIGURE))
    typist.press("Return")
    for _ in range(_TRIES):
        typist.compose("zhongguo")
        if (text := typist.copied()) == "中国":
            break
        typist.press("Escape")
    cell = Written("数字格", "中国", text)
    if pictures:
        typist.picture(pictures / "cell.png")
    typist.press("Return")
    if pictures:
        typist.picture(pictures / "refused.png")
    typist.press("Escape")
    return [cell]


def _picture_while_composing(typist: Typist, pictures: Path | None, name: str) -> None:
    """Type a word behind the text, picture the candidates, and take it back."""
    if pictures is None:
        return
    typist.press("End")
    typist.type("nihao")
    typist.picture(pictures / name)
    typist.press("Escape")


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
