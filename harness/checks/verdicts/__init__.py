"""Reference facts against a summary: one verdict a fact, and a flag where one is wrong."""
