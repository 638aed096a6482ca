"""The official tables as Qt tables: one model, one view with nested headers, one number editor."""
