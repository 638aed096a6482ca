"""What each command of the window does; its words and shortcuts are in `gui.actions`.

Start at `gui.commands.commands`, which connects them; beside it one file a menu.
"""
