"""The report without a window: the form as data, totals, checks, documents, drafts.

Start at `core.evaluate`. Imported by `gui` and by the `nianbao` command; imports no Qt.
"""
