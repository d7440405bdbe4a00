"""From ranked rows to an answer one can stand behind: emergencies, privacy, gates, confidence."""
