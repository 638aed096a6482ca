"""Figures in the prose that follow the tables: change a cell, and the sentence changes."""
