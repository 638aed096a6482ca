"""What `bench.py` measures: each thing of ours beside what it is compared with, in one run.

Start at `command.py`. A new comparison is a function that returns `Ratio`s.
"""
