"""What the program talks about: frozen values, enums, ports and errors. Knows no file, no window, no library."""
