"""Reads a Word file back, anybody's, and says where its typography departs from a page style.

`proof.proof_file` is the door; nothing here trusts the file.
"""
