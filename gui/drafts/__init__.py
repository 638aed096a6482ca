"""The officer's drafts at the window: saved by themselves, kept in versions and copies, locked, mended."""
