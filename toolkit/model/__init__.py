"""The nouns: frozen, slotted, keyword-only values without I/O. Each module is one family; import from there."""
