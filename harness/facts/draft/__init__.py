"""A first fact set, drafted from an article: every fact stands in the text."""
