"""Comparing models: statistics, tables and the gate.

One article is one cluster: its facts, prompts and seeds move together, so every
interval and every test counts articles, never facts or summaries.
"""
