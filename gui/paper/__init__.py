"""The report on paper: a `Document` laid out into A4 pages, looked at (`view`) and printed (`printing`)."""
