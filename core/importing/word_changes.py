"""A Word body as it reads: tracked changes accepted, hidden text gone, text boxes set aside."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from core.importing.word_package import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = (f"{W}del", f"{W}moveFrom")
_HIDDEN = f"{W}vanish"
_BOX = f"{W}txbxContent"
_OLDER = f"{_MC}Fallback"
_RAISED = f"{W}vertAlign"
_SYMBOL = f"{W}sym"
_READING = f"{W}rt"  # how a word is spoken, small above it
_OFF = ("0", "false", "off")
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the signs of fonts that are no text fonts
_PICTURES = ("wingdings", "webdings")


@dataclass
class Changes:
    """What was found: the text boxes by the paragraph they hang on, and paragraphs whose end was deleted."""

    boxes: defaultdict[etree._Element, list[etree._Element]] = field(
        default_factory=lambda: defaultdict(list)
    )
    unended: set[etree._Element] = field(default_factory=set)


def accept_changes(body: etree._Element) -> Changes:
    """Take out of `body` what does not read: deleted and hidden text, and the older form of a newer picture."""
    changes = Changes()
    for one in list(body.iter(*_GONE, _HIDDEN, _BOX, _OLDER, _RAISED, _SYMBOL, _READING)):
        parent = one.getparent()
        if parent is None:
            continue
        if one.tag == _BOX:
            _set_aside(one, changes)
        elif one.tag == _OLDER:
            if parent.find(f"{_MC}Choice") is not None:
                parent.remove(one)
        elif one.tag == _HIDDEN:
            _hide(one, parent)
        elif one.tag == _RAISED:
            _mark_as_note(one, parent)
        elif one.tag == _SYMBOL:
            _write_out(one)
        elif one.tag == _READING:
            parent.remove(one)
        elif parent.tag == f"{W}trPr":
            _take_out(parent.getparent())
        elif parent.tag == f"{W}rPr":
            _join(parent, changes)
        else:
            parent.remove(one)
    return changes


def _set_aside(box: etree._Element, changes: Changes) -> None:
    paragraph = next(box.iterancestors(f"{W}p"), None)
    inside_older = next(box.iterancestors(_OLDER), None)
    if paragraph is not None and inside_older is None:
        changes.boxes[paragraph].append(box)
    _take_out(box)


def _hide(mark: etree._Element, properties: etree._Element) -> None:
    run = properties.getparent()
    if run is not None and run.tag == f"{W}r" and mark.get(f"{W}val") not in _OFF:
        _take_out(run)


def _mark_as_note(mark: etree._Element, properties: etree._Element) -> None:
    """Set what is raised behind words in a cell apart from them: 12 with a small 1 behind it is not 121."""
    run = properties.getparent()
    if run is None or mark.get(f"{W}val") != "superscript" or run.tag != f"{W}r":
        return
    texts = [one for one in run.iterchildren(f"{W}t") if one.text]
    paragraph = run.getparent()
    if not texts or paragraph is None or next(run.iterancestors(f"{W}tc"), None) is None:
        return
    if any((one.text or "").strip() for one in _before(run).iter(f"{W}t")):
        texts[0].text = f"（注{texts[0].text}"
        texts[-1].text = f"{texts[-1].text}）"


def _before(run: etree._Element) -> etree._Element:
    """Return the run before `run`, which tells whether words stand there."""
    return next(run.itersiblings(f"{W}r", preceding=True), etree.Element("none"))


def _write_out(symbol: etree._Element) -> None:
    """Make a sign of a special font text: digits stay digits, pictures become □."""
    try:
        code = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        code = 0
    is_picture = symbol.get(f"{W}font", "").lower().startswith(_PICTURES)
    code -= _PRIVATE.start if code in _PRIVATE else 0
    symbol.tag = f"{W}t"
    symbol.text = chr(code) if not is_picture and ord(" ") < code < ord("\x7f") else "□"


def _join(properties: etree._Element, changes: Changes) -> None:
    """Note that the end of a paragraph was deleted."""
    holder = properties.getparent()
    paragraph = None if holder is None else holder.getparent()
    if paragraph is not None and paragraph.tag == f"{W}p":
        changes.unended.add(paragraph)


def _take_out(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
