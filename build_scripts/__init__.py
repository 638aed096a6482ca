"""Commands for developers: run the program, test it, make its installers.

Start at `run.py` and `test.py`. Nothing in `core` or `gui` may import this package.
"""
