"""Languages beyond Spanish and English: a block each, a sentence for every code of the subjects."""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {}
"""By language and code, such as {"pt": {"stopped": "Interrompido.", ...}}."""
