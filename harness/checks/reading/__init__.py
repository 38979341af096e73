"""A text, read once: its sentences, parties, values, quotations, frames, and what they mean."""
