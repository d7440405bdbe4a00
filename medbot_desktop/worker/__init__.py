"""Processes that do the heavy work: the client on the window's side, the loop on theirs, messages between."""
