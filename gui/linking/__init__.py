"""Figures in text fields that follow the tables: shown as chips, inserted by “@”, repaired with one click.

Start at `figure_field.py`. What a link is, is `core.linking`'s matter.
"""
