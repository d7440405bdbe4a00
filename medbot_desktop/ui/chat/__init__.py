"""The chat: the pane of turns, the answer cards, the composer and what is shown before the first question."""
