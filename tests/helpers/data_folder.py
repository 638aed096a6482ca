"""An officer's data folder of a test's own, as rule packs and local rules are looked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.forms.installed import forget, library
from core.forms.library import RULES_FOLDER


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty data folder that the program uses inside the test."""
    folder = tmp_path / "资料 夹"
    folder.mkdir()
    with monkeypatch.context() as patch:
        patch.setenv("NIANBAO_DATA", str(folder))
        forget()
        yield folder
    forget()


def write_rules(data: Path, content: str | bytes, name: str = "本市要求.toml") -> Path:
    """Put a rule file into the officer's folder; it is used from now on."""
    folder = data / RULES_FOLDER
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    forget()
    return folder / name


def installed() -> dict[str, str]:
    """Return the version of every pack that lies in the folder by now and can be used, by id."""
    forget()
    shelf = library().shelf
    packs = shelf.packs if shelf else ()
    return {pack.manifest.id: pack.manifest.version for pack in packs}
