"""The page of a data file: read, examined, mended and taken into the library."""
