"""Articles and facts from tables and corpora: read as a stream, written as a suite."""
