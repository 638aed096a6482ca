"""Pinyin typed into the program through the real input methods of Linux, as an officer types it."""
