"""What Qt does not write into a PDF: bookmarks, language, and text that can be searched.

Added behind the end of the finished file as its format foresees; `finish` is the door.
"""
