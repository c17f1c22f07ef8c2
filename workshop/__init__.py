"""Pilot Workshop without a screen: records, rules, documents and the file. Knows nothing of Qt."""

__version__ = "0.1.0"
