"""What `reading.py` measures: precision and recall of the reader over the passages of `tests/checks/corpus`.

Start at `__main__.py`; `corpus.py` explains how a passage is marked.
"""
