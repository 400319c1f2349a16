"""Vietnamese text: folding for comparison, reading values, legacy encodings, sorting. Pure functions, no I/O."""
