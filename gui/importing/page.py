"""The import page: the document beside the form, and what is to be said of it below."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.comparing import place_name
from core.errors import CannotPlace
from core.importing.imported import SECTION, Imported, Placing
from core.importing.notes import Note
from core.importing.placing import pieces_at, same_row
from core.keys import Key, TextKey
from gui.importing import look
from gui.importing.document_view import DocumentView
from gui.importing.notes_list import NotesList
from gui.importing.placements import Placements
from gui.importing.places_pane import PlacesPane
from gui.look.theme import SPACE_S, space
from gui.widgets.form_rows import quiet_label

_SHOWN = 24
_HALF = 1_000


class ImportPage(QWidget):
    """Shows what went where, and lets the officer put it right.

    Signals: said(str) with a sentence why something cannot be done.
    """

    said = Signal(str)

    def __init__(self, imported: Imported, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.placements = Placements(imported, self)
        self.document = DocumentView()
        self._dropped: tuple[tuple[int, ...], Key] | None = None
        self.places = PlacesPane(self.placements)
        self.notes = NotesList()
        self.chosen_words = quiet_label()
        self.chosen_words.setObjectName("import_chosen")
        self.chosen_words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.actions_ = self._make_actions()
        self._lay_out()
        self._connect()
        self._show_all()
        self.setFocusProxy(self.document)

    @property
    def imported(self) -> Imported:
        """Return the document as the officer left it."""
        return self.placements.imported

    def put_chosen(self) -> None:
        """Put the pieces chosen at the left where the place chosen at the right is."""
        if not self.document.chosen or self.places.key is None:
            self.said.emit(self.tr("先在左边点要放的内容，再在右边点要放的位置。"))
            return
        self._put(tuple(sorted(self.document.chosen)), self.places.key)

    def take_out(self) -> None:
        """Take out what is chosen on the side with the keyboard."""
        pieces = self.document.chosen
        if not self.document.hasFocus() and self.places.key is not None:
            pieces = pieces_at(self.imported, self.places.key)
        placed = [one for one in pieces if self._is_placed(one)]
        if not placed:
            self.said.emit(self.tr("这里没有放好的内容，不用取出来。"))
            return
        self._try(partial(self.placements.take_out, placed))

    def choose_row(self) -> None:
        """Choose all figures of the row at the left in which one is chosen."""
        if self.document.chosen:
            row = same_row(self.imported, self.document.chosen[-1])
            self.document.choose(row)

    def _make_actions(self) -> dict[str, QAction]:
        actions = {}
        for name, words, keys, act in (
            ("put", self.tr("放到右边选中的位置"), "Ctrl+Return", self.put_chosen),
            ("take_out", self.tr("取出来"), "Delete", self.take_out),
            ("row", self.tr("选整行"), "Ctrl+R", self.choose_row),
            ("undo", self.tr("撤销"), "Ctrl+Z", self.placements.undo),
            ("redo", self.tr("重做"), "Ctrl+Y", self.placements.redo),
            ("next", self.tr("下一处说明"), "F8", partial(self.notes.step, 1)),
            ("previous", self.tr("上一处说明"), "Shift+F8", partial(self.notes.step, -1)),
        ):
            action = QAction(words, self)
            action.setObjectName(f"import_{name}")
            action.setShortcuts([QKeySequence(keys)])
            action.setToolTip(keys.replace("Return", "Enter"))
            action.triggered.connect(act)
            actions[name] = action
            self.addAction(action)
        return actions

    def _button(self, name: str) -> QPushButton:
        action = self.actions_[name]
        button = QPushButton(action.text())
        button.setObjectName(f"import_{name}_button")
        button.setToolTip(action.toolTip())
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return button

    def _lay_out(self) -> None:
        margin = space(self, SPACE_S)
        tools = QHBoxLayout()
        tools.setSpacing(margin)
        for name in ("put", "take_out", "row", "undo", "redo"):
            tools.addWidget(self._button(name))
        tools.addWidget(self.chosen_words, 1)
        tools.addWidget(self._button("next"))
        sides = QSplitter(Qt.Orientation.Horizontal)
        for words, side in (
            (self.tr("左边：读到的文件"), self.document),
            (
                self.tr("右边：放到了哪里（{form}）").format(form=self.imported.form.name),
                self.places,
            ),
        ):
            sides.addWidget(_titled(words, side))
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(margin)
        sides.setSizes(
            [_HALF, _HALF]
        )  # whatever either side would like: Qt shares out what there is
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(sides)
        whole.addWidget(self.notes)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(0, 5)
        whole.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(margin)
        layout.addLayout(tools)
        layout.addWidget(whole, 1)

    def _connect(self) -> None:
        self.document.pieces_chosen.connect(self._on_pieces_chosen)
        self.document.followed.connect(self._on_document_followed)
        self.places.place_chosen.connect(self._on_place_chosen)
        self.places.followed.connect(self._on_place_followed)
        self.places.dropped.connect(self._drop)
        self.document.drag_ended.connect(self._put_dropped)
        self.notes.note_chosen.connect(self._on_note_chosen)
        self.placements.changed.connect(self._show_all)

    def _drop(self, pieces: tuple[int, ...], key: Key) -> None:
        """Put pieces where they were dropped; amid a drag Qt still speaks to widgets that this makes anew."""
        if self.document.is_dragging:
            self._dropped = (pieces, key)
        else:
            self._put(pieces, key)

    def _put_dropped(self) -> None:
        dropped, self._dropped = self._dropped, None
        if dropped:
            self._put(*dropped)

    def _put(self, pieces: tuple[int, ...], key: Key) -> None:
        self._try(partial(self.placements.put, pieces, key))

    def _try(self, change: partial[None]) -> None:
        try:
            change()
        except CannotPlace as error:
            self.said.emit(str(error))

    def _show_all(self) -> None:
        self.document.show_document(self.imported)
        self.notes.show_notes(self.imported)
        self.actions_["undo"].setEnabled(self.placements.can_undo)
        self.actions_["redo"].setEnabled(self.placements.can_redo)
        self._describe()

    def _on_pieces_chosen(self, pieces: tuple[int, ...]) -> None:
        """Show at the right where the latest of them went; what went nowhere leaves the right side as it is."""
        if pieces and self._is_placed(pieces[-1]):
            self.places.show_key(self.imported.pieces[pieces[-1]].key)
            self.document.show_origin(())
        self._describe()

    def _on_place_chosen(self, key: Key) -> None:
        self.document.show_origin(self._pieces_of(key))
        self._describe()

    def _on_place_followed(self, key: Key) -> None:
        pieces = self._pieces_of(key)
        if pieces:
            self.document.choose(pieces)
            self.document.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_document_followed(self) -> None:
        self.places.show_key(self.places.key, takes_focus=True)

    def _on_note_chosen(self, note: Note) -> None:
        if note.pieces:
            self.document.choose(note.pieces)
            self.document.setFocus(Qt.FocusReason.OtherFocusReason)
        if note.key is not None:
            self.places.show_key(note.key)
            self._describe()

    def _pieces_of(self, key: Key) -> tuple[int, ...]:
        found = pieces_at(self.imported, key)
        if not found and isinstance(key, TextKey) and key.place == SECTION:
            return pieces_at(self.imported, key._replace(place=0))[:1]
        return found

    def _is_placed(self, place: int) -> bool:
        return self.imported.pieces[place].placing is not Placing.NOT_PLACED

    def _describe(self) -> None:
        """Say what is chosen on both sides."""
        chosen, key = self.document.chosen, self.places.key
        parts = [self._chosen_words(chosen)] if chosen else []
        if key is not None:
            parts.append(self.tr("右边选中“{name}”").format(name=self._name(key)))
        self.chosen_words.setText("；".join(parts))

    def _chosen_words(self, chosen: tuple[int, ...]) -> str:
        piece = self.imported.pieces[chosen[-1]]
        text = " ".join(piece.text.split())[:_SHOWN]
        if not text:
            return self.tr("左边选中一个空格子")
        more = self.tr("等 {count} 处").format(count=len(chosen)) if len(chosen) > 1 else ""
        words = self.tr("左边选中“{text}”{more}（{state}）")
        return words.format(text=text, more=more, state=look.words(piece.placing))

    def _name(self, key: Key) -> str:
        passages = self.imported.report.passages(key.section) if isinstance(key, TextKey) else ()
        title = (
            passages[key.place].title
            if isinstance(key, TextKey) and 0 <= key.place < len(passages)
            else ""
        )
        return place_name(self.imported.form, key, title)


def _titled(words: str, side: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    caption = QLabel(words)
    caption.setBuddy(side)
    column.addWidget(caption)
    column.addWidget(side, 1)
    return whole
