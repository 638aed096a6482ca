"""The officer's unfinished reports in one local SQLite file.

Start at `core.drafts.store`; `docs/drafts.md` says where the file is and what it promises.
"""
