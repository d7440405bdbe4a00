"""What the window asks for: chat, history, library. Speaks to storage and to the worker's client, knows no widget."""
