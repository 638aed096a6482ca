"""The import page at every size: nothing cut off, nothing left in English, no higher than a small screen."""

from pathlib import Path
from shutil import copyfile

import pytest
from pytestqt.qtbot import QtBot

from gui.app import SETTINGS
from gui.settings import Settings
from tests.helpers.keyboard import settle, wait_until
from tests.helpers.look import cut_off, not_chinese
from tests.helpers.window import running

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
SMALL = (1366, 700)  # what task bar and title leave of 1366×768


@pytest.mark.journey
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("name", ["hongze-2024-published.pdf", "pingtan_2020.html"])
def test_import_page_is_whole_and_chinese(
    qtbot: QtBot, tmp_path: Path, name: str, percent: int, scheme: str
) -> None:
    settings = Settings(tmp_path / SETTINGS)
    settings.font_percent, settings.color_scheme = percent, scheme
    settings.store.sync()
    with running(tmp_path) as program:
        program.resize(*SMALL)
        path = tmp_path / f"去年的年报{Path(name).suffix}"
        copyfile(DOCUMENTS / name, path)
        program.window.open_path(path)
        imports = program.window.commands.imports
        wait_until(lambda: imports.dialog is not None, "the import page")
        dialog = imports.dialog
        assert dialog is not None
        settle()
        dialog.page.notes.step(1)
        settle()
        words = [one for one in not_chinese(dialog) if path.name not in one]
        found = [*cut_off(dialog), *words]
        assert not found, "\n".join(found)
        least = dialog.minimumSizeHint()
        assert least.width() <= SMALL[0]
        assert least.height() <= SMALL[1]
        assert dialog.size() == program.window.size()
        assert dialog.page.document.horizontalScrollBar().maximum() == 0
        dialog.reject()
        settle()
