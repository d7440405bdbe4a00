"""What the window asks for: chats, library. Speak to storage and the worker's client; know no window."""
