"""The window that is always there. Start at `main_window`; `wizard` is what it shows of an open report."""
