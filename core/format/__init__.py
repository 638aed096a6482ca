"""The report form as data: what a form is (`model`), how a file of `resources/formats` becomes one (`parsing`), and
how local rules change it (`rules`). Which forms there are is the matter of `core.forms`.
"""
