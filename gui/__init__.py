"""The window: shows a report and hands what is typed to `core`. Start at `gui.app`, which builds everything.

Imports `core`; nobody imports `gui`. Holds no rule of the report and touches no Word or database file itself.
"""
