"""Every command is carried out, and by one menu's room only."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.actions import COMMANDS
from tests.helpers.window import running


def test_each_command_is_carried_out_in_one_room(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path) as program:
        commands = program.window.commands
        rooms = (commands.files, commands._edits, commands._views, commands._tools, commands._helps)
        carried_out = sorted(name for room in rooms for name in room.acts())
        assert carried_out == sorted(command.name for command in COMMANDS)
        assert carried_out == sorted(commands._acts())
