"""Every event of a summary held against the article's: told, denied, opposite or of others."""
