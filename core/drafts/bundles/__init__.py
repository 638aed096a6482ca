"""All drafts in one zip, to take along: written by `bundle`, read without trust by `reading`."""
