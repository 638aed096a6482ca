"""What the officer changes of an imported document before it is taken over: pieces put elsewhere or taken out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.errors import BadNumber, CannotPlace
from core.importing.facts import fact_value
from core.importing.imported import Imported, Piece, Placing
from core.importing.matching.figures import read_figure
from core.importing.passage_lines import Edited, with_line, without_line
from core.keys import CellKey, FactKey, Key, TextKey

TAKEN_OUT = "是您从表样里取出来的。"
BY_HAND = "是您放到这里的。"
_REPLACED = "这里后来放了别的内容，原来的取出来了。"


def put(imported: Imported, places: Sequence[int], key: Key) -> Imported:
    """Return `imported` with the pieces at `places` put at `key`: several figures side by side, texts one after
    the other. Raises CannotPlace; nothing is placed then.
    """
    for place, target in zip(places, _targets(imported, len(places), key), strict=True):
        there: Key = key if isinstance(key, TextKey) else target
        if imported.pieces[place].placing is not Placing.NOT_PLACED:
            before, imported = imported, take_out(imported, [place])
            there = _moved_along(before, imported, place, there)
        imported = _put_one(imported, place, there)
        key = imported.pieces[place].key or key  # what follows a sub-heading goes under it
    return imported


def take_out(imported: Imported, places: Iterable[int], note: str = TAKEN_OUT) -> Imported:
    """Return `imported` without the pieces at `places` in its report. Raises CannotPlace for a heading."""
    for place in places:
        imported = _take_out_one(imported, place, note)
    return imported


def pieces_at(imported: Imported, key: Key) -> tuple[int, ...]:
    """Return the places of the pieces that went to `key`; facts found inside a text lead to that text."""
    found = _exactly_at(imported, key)
    if found or not isinstance(key, FactKey) or key.fact not in imported.report.facts:
        return found
    origin: Key = FactKey("unit") if key.fact in ("year", "short") else TextKey("opening")
    if key.fact in ("unit", "short") and imported.report.text_fact("signature"):
        origin = FactKey("signature") if key.fact == "unit" else FactKey("unit")
    return _exactly_at(imported, origin)


def same_row(imported: Imported, place: int) -> tuple[int, ...]:
    """Return the places of all figures in the row of the document in which this one stands."""
    spot = imported.pieces[place].spot
    if spot.column < 0:
        return (place,)
    return tuple(
        at
        for at, piece in enumerate(imported.pieces)
        if piece.spot[:2] == spot[:2] and piece.spot.column >= 0
    )


def _exactly_at(imported: Imported, key: Key) -> tuple[int, ...]:
    return tuple(
        place
        for place, piece in enumerate(imported.pieces)
        if piece.key == key and piece.placing is not Placing.NOT_PLACED
    )


def _targets(imported: Imported, count: int, key: Key) -> list[Key]:
    """Return where each of `count` pieces goes that are put at `key` together."""
    if not isinstance(key, CellKey):
        return [key] * count
    block = imported.form.table(key.table).block_of(key)
    columns = [leaf.id for leaf in block.columns.leaves]
    there = columns[columns.index(key.column) :][:count]
    if len(there) < count:
        raise CannotPlace(
            f"要放 {count} 个数，这一行从这里起只有 {len(there)} 格。请从靠前的一格放起。"
        )
    return [key._replace(column=column) for column in there]


def _moved_along(before: Imported, after: Imported, place: int, there: Key) -> Key:
    """Return where `there` is when the piece at `place` was taken out and a passage may have gone with it."""
    origin = before.pieces[place].key
    if not isinstance(there, TextKey) or not isinstance(origin, TextKey):
        return there
    section = there.section
    lost = len(before.report.passages(section)) - len(after.report.passages(section))
    is_behind = origin.section == section and 0 <= origin.place <= there.place
    return there._replace(place=max(there.place - lost, 0)) if lost and is_behind else there


def _put_one(imported: Imported, place: int, key: Key) -> Imported:
    match key:
        case CellKey():
            return _put_figure(imported, place, key)
        case TextKey():
            return _put_text(imported, place, key)
        case FactKey():
            value = fact_value(imported.form.fact(key.fact), imported.pieces[place].text)
            cleared = take_out(imported, _exactly_at(imported, key), _REPLACED)
            report = cleared.report.with_fact(key.fact, value)
            return _marked(replace(cleared, report=report), place, Placing.WITH_NOTE, key, BY_HAND)


def _put_figure(imported: Imported, place: int, key: CellKey) -> Imported:
    text = imported.pieces[place].text
    read = read_figure(text, imported.form.units[key])
    if read.value is None and text.strip():
        raise CannotPlace(read.note or str(BadNumber(f"“{text}”不是数字。")))
    cleared = take_out(imported, _exactly_at(imported, key), _REPLACED)
    note = f"{BY_HAND}{read.note}"
    if key in imported.form.computed:
        placed = replace(cleared, stated={**cleared.stated, key: read.value})
    else:
        placed = replace(cleared, report=cleared.report.with_cell(key, read.value))
    return _marked(placed, place, Placing.WITH_NOTE, key, note)


def _put_text(imported: Imported, place: int, key: TextKey) -> Imported:
    section = imported.form.section(key.section)
    known = [spec.title for spec in (*section.passages, *section.suggestions)]
    before = imported.report.passages(section.id)
    edited = with_line(before, key.place, imported.pieces[place].text.strip(), known)
    placed = _with_passages(imported, key.section, edited)
    there = TextKey(key.section, edited.place)
    return _marked(placed, place, Placing.WITH_NOTE, there, BY_HAND)


def _take_out_one(imported: Imported, place: int, note: str) -> Imported:
    piece = imported.pieces[place]
    if piece.placing is Placing.NOT_PLACED:
        return imported
    match piece.key:
        case CellKey() as key if key in imported.form.computed:
            stated = {one: value for one, value in imported.stated.items() if one != key}
            imported = replace(imported, stated=stated)
        case CellKey() as key:
            imported = replace(imported, report=imported.report.with_cell(key, None))
        case TextKey() as key:
            edited = without_line(imported.report.passages(key.section), key.place, piece.text)
            if edited is None:
                raise CannotPlace(
                    f"“{piece.text[:20]}”是标题，或者程序自己会写这一段，不用取出来。"
                )
            imported = _with_passages(imported, key.section, edited)
        case FactKey() as key:
            imported = replace(imported, report=imported.report.with_fact(key.fact, None))
            for at in _exactly_at(imported, key):
                imported = _marked(imported, at, Placing.NOT_PLACED, None, note)
    return _marked(imported, place, Placing.NOT_PLACED, None, note)


def _with_passages(imported: Imported, section_id: str, edited: Edited) -> Imported:
    """Return `imported` with other passages in a section; the pieces behind the change move along."""

    def moved(piece: Piece) -> Piece:
        key = piece.key
        if not isinstance(key, TextKey) or key.section != section_id:
            return piece
        is_behind = key.place >= edited.place
        if not edited.shift or not is_behind:
            return piece
        return piece._replace(key=TextKey(section_id, max(key.place + edited.shift, 0)))

    report = imported.report.with_passages(section_id, edited.passages)
    return replace(imported, report=report, pieces=tuple(map(moved, imported.pieces)))


def _marked(
    imported: Imported, place: int, placing: Placing, key: Key | None, note: str
) -> Imported:
    pieces = list(imported.pieces)
    pieces[place] = pieces[place]._replace(placing=placing, key=key, note=note)
    return replace(imported, pieces=tuple(pieces))
