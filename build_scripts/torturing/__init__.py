"""What can happen to drafts, done to the real program on purpose; start at `__main__.py`.

Each subject is a module with `run(scale) -> Table`: it prints figures and says whether the promise held.
"""
