"""A finished `Document` or `Report` into a file: Word, web page, workbook, picture, text, our own report file.

Every writer here writes a temporary file beside the target and moves it into place.
"""
