"""What the middle of the window shows: one file a page; section pages are built from the form."""
