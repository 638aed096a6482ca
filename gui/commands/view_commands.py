"""The commands of 查看: steps, last year's report, panes, and the look of the window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.actions import SCHEMES, Actions
from gui.desk import Desk
from gui.settings import FONT_STEP, MAX_FONT_PERCENT, MIN_FONT_PERCENT, Settings

if TYPE_CHECKING:
    from gui.commands.commands import Commands
    from gui.window.main_window import MainWindow


class ViewCommands(QObject):
    """Carries them out on wizard and window, and keeps what was chosen in the settings."""

    def __init__(
        self,
        commands: "Commands",
        window: "MainWindow",
        actions: Actions,
        desk: Desk,
        settings: Settings,
    ) -> None:
        super().__init__(commands)
        self._commands = commands
        self._window = window
        self._actions = actions
        self._desk = desk
        self._settings = settings
        self._show_scheme()
        actions["findings"].setChecked(settings.findings_shown)

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what to do by the command's name."""
        acts: dict[str, Callable[[], object]] = {
            "next_step": self._commands.asking(lambda wizard: wizard.move_step(1)),
            "previous_step": self._commands.asking(lambda wizard: wizard.move_step(-1)),
            "preview": self._commands.asking(lambda wizard: wizard.show_preview()),
            "compare": self._compare,
            "last_year": self._choose_last_year,
            "findings": self._toggle_findings,
            "next_pane": self._commands.asking(lambda wizard: wizard.focus_next_pane(1)),
            "previous_pane": self._commands.asking(lambda wizard: wizard.focus_next_pane(-1)),
            "larger": partial(self._resize_text, FONT_STEP),
            "smaller": partial(self._resize_text, -FONT_STEP),
            "normal": partial(self._resize_text, 0),
        }
        return acts | {scheme: partial(self._recolour, scheme) for scheme in SCHEMES}

    def go_to_place(self, place: int) -> None:
        """Show the step at `place`, counted from 0, if the form has so many."""
        session = self._desk.session
        if session and place < len(session.results.steps):  # a form may have fewer sections
            step = session.results.steps[place].id
            self._commands.ask_wizard(lambda wizard: wizard.go_to(step))

    def _compare(self) -> None:
        from gui.last_year.comparing import open_comparison

        if self._window.wizard:
            step = self._window.wizard.step
            open_comparison(self._desk, self._commands.last_years, step, self._window)

    def _choose_last_year(self) -> None:
        from gui.last_year.comparing import choose_last_year

        choose_last_year(self._desk, self._commands.last_years, self._window)

    def _toggle_findings(self) -> None:
        shown = self._actions["findings"].isChecked()
        self._settings.findings_shown = shown
        self._commands.ask_wizard(lambda wizard: wizard.set_findings_shown(shown))

    def _resize_text(self, by: int) -> None:
        percent = self._settings.font_percent + by if by else 100
        self._settings.font_percent = max(MIN_FONT_PERCENT, min(MAX_FONT_PERCENT, percent))
        self._window.look_changed.emit()

    def _recolour(self, scheme: str) -> None:
        self._settings.color_scheme = scheme
        self._show_scheme()
        self._window.look_changed.emit()

    def _show_scheme(self) -> None:
        for scheme in SCHEMES:
            self._actions[scheme].setChecked(scheme == self._settings.color_scheme)
