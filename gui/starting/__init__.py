"""What goes on around the window: one program per officer, what can wait, what nobody foresaw, the self-test."""
