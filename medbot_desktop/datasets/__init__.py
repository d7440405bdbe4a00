"""Data files in and out: reading any pharmacy's spreadsheet and saying what was done to it."""
