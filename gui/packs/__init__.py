"""规则和表样: the forms, rule packs and local rules of this computer. Start at `packs`."""
