"""How a printed report looks, as data: the presets of `resources/word/styles` and the officer's own styles.

`model.PageStyle` is what Word export, preview, print and the typography proof read; start there.
"""
