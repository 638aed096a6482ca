"""Somebody's document taken in: read beside the window, looked through on the import page, and accepted.

Begin at `flow`; the page is `page`, what the officer changes on it is `placements`.
"""
