"""MedBot Desktop: questions about medicines, answered word for word from a pharmacy's own rows."""

__version__ = "0.1.0"
