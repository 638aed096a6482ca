"""Sentences written from facts and figures by the templates of a form. Start at `sentences`."""
