"""What stands around a figure, read into it: one module for its bound, its unit, its count."""
