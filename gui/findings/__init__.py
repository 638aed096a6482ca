"""The upper part of the right pane: findings with what can be done about each, and the figures of the texts.

`gui.findings.panel` puts it together.
"""
