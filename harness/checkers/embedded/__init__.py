"""The embedded checker: a small head over SmolLM2's states, weights and all in packages."""
