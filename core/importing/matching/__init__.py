"""A document that somebody wrote × the forms we know → a report: by labels, never by position."""
