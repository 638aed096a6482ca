"""Exporting several forms at once: what there is to choose, the dialog, the work in a thread.

`gui.exporting.export_flow` opens it; nothing here is imported before the first export.
"""
