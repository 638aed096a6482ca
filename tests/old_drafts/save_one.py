"""Write `schema-<n>.sqlite` of the present schema: `python -m tests.old_drafts.save_one`.

Run once for each new schema or body version, then committed and never written again.
"""

from datetime import UTC, datetime
from pathlib import Path

from core.drafts.body import VERSION
from core.drafts.schema import MIGRATIONS
from core.drafts.store import DraftStore
from tests.old_drafts.everything import NAME, REPORT, STEPS

FOLDER = Path(__file__).parent


def present_file() -> Path:
    """Return where the database of the present schema and body version is kept."""
    return FOLDER / f"schema-{len(MIGRATIONS)}-body-{VERSION}.sqlite"


def main() -> None:
    """Write the file; an existing one stays."""
    path = present_file()
    if path.exists():
        raise SystemExit(f"{path.name} exists already")
    store = DraftStore(path, clock=lambda: datetime(2025, 1, 20, 2, 32, tzinfo=UTC))
    store.create(REPORT, name=NAME, steps=STEPS)
    store.delete(store.create(REPORT, name="删去的"))
    store.close()
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
