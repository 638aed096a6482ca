"""The office programs of this machine, asked to make a PDF of our Word file.

`converters` tells which there are, `convert` lets one of them work.
"""
