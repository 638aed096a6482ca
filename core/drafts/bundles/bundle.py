"""“全部备份”: every draft as a report file, and a copy of the draft database, in one zip.

`write_bundle` makes it, `core.drafts.bundles.reading` takes it in again.
"""

import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.drafts.backups.check import Unsound
from core.drafts.backups.copy_file import copy_database
from core.drafts.bundles.names import unique_names
from core.drafts.problems import damaged, in_sentences
from core.drafts.store import FILE_NAME, DraftStore
from core.errors import UserFixable
from core.exporting.files import replacing
from core.exporting.reportfile import dumps

SUFFIX = ".nianbao"


@dataclass(frozen=True, slots=True)
class Bundled:
    """What `write_bundle` put into the zip: how many reports, and a sentence for each it could not."""

    reports: int
    problems: tuple[str, ...]


def write_bundle(database: Path, target: Path) -> Bundled:
    """Write all drafts of `database` to the zip `target`; takes its own connection, for any thread.

    A draft that cannot be written as a report file is told and is still in the copy of the database,
    as are deleted drafts and what no form knows. Raises CannotWrite or DraftsUnavailable.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        copy = Path(folder) / FILE_NAME
        _copy(database, copy)
        with replacing(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.write(copy, FILE_NAME)  # first: opening the copy below may change it
            return _add_reports(bundle, copy)


def _copy(database: Path, copy: Path) -> None:
    with in_sentences(database):
        try:
            copy_database(database, copy)
        except Unsound as error:
            raise damaged(database) from error


def _add_reports(bundle: zipfile.ZipFile, copy: Path) -> Bundled:
    problems: list[str] = []
    with closing(DraftStore(copy)) as store:
        drafts = store.drafts()
        names = unique_names((draft.shown_name for draft in drafts), SUFFIX)
        for info, name in zip(drafts, names, strict=True):
            try:
                bundle.writestr(name, dumps(store.load(info.id)))
            except UserFixable as error:
                problems.append(
                    f"“{info.shown_name}”没有写成年报文件，但仍在备份的草稿库里：{error}"
                )
    return Bundled(len(drafts) - len(problems), tuple(problems))
