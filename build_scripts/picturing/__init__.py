"""What `screenshots.py` does: every page of the real window as a picture.

Start at `command.py`; it runs `painter.py` as a process of its own for each look of the window.
"""
