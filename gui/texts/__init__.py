"""Where the officer writes: the fields, the lead of a section, its sub-headed passages."""
