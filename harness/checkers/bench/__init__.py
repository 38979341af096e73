"""How good a checker is, on pairs of document and summary that people have labelled."""
