"""Processes that do the heavy work: the client for the window's side, the loop for the worker's, messages between."""
