"""Checkers whose weights transformers loads from a model hub or a folder."""
