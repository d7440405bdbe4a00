"""What `medbot` does without a window, a module for each family of commands; `cli.py` reads the line and calls them."""
