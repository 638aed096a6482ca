"""Parts that many pages and dialogs are made of; they know nothing of a report."""
