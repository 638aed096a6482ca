"""The forms of this computer, with the rules for them: built in, from rule packs, from the folder `规则`.

Start at `installed`. What one form is, is the matter of `core.format`."""
