"""The only SQL and the only keyring of the program."""
