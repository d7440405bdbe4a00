"""The guide for staff, read in the window and on paper."""
