"""Finding the nearest rows: encoder, words, medicine names, and their fusion into one order."""
