"""What helps: guidance for the present field, shortcuts, and 关于 with licences and system information."""
