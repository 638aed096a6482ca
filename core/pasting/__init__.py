"""What was copied in Excel, WPS or Word → the text for each cell of a table. Start at `placing`."""
