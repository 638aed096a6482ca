"""The installer and the portable zip for Windows, made on Windows or, through wine, on Linux.

Start at `build.py`. What a Linux machine needs beyond that (a Windows Python, a wine prefix) is made by
`python_kit.py` and `prefix.py` in `build/windows`.
"""
