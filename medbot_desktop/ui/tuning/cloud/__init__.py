"""Gemini tuned in a Google Cloud project, on the tuning page: set up, previewed and agreed to, followed, scored."""
