"""The history beside the chat: conversations by day, and the search."""
