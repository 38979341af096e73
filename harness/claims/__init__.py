"""Claims of a summary, and the passages of the article that may support them."""
