"""Every value of a summary held against the article's values of the same thing."""
