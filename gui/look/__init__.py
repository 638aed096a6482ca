"""How the program looks: colours, sizes, icons, and fonts that can show Chinese."""
