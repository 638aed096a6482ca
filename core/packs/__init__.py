"""规则包: forms and rules that come as one file after the program did. `pack` reads one, `shelf` keeps them.

A pack holds data only; nothing in it is run but wording, in the sandbox of `core.wording.sandbox`.
"""
