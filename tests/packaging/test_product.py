"""What installers say of the program stands in pyproject.toml and fits the files it names."""

import tomllib
from email.parser import HeaderParser

from build_scripts.packaging.product import ICON, product
from build_scripts.places import ROOT
from core.exporting.export import REPORT_SUFFIX


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    said = HeaderParser().parsestr(product().metadata)
    assert (product().version, said["Version"]) == (project["version"], project["version"])
    assert product().metadata_folder == f"nianbao-{project['version']}.dist-info"


def test_report_files_are_associated() -> None:
    assert REPORT_SUFFIX.removeprefix(".") in {one.suffix for one in product().file_types}


def test_every_icon_is_drawn() -> None:
    assert ICON.is_file()
    assert [one.icon for one in product().file_types if not one.icon_file.is_file()] == []
