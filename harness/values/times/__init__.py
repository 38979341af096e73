"""The grammar of times: one module for each family of expressions."""
