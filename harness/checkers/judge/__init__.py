"""Language models as judges of claims, over any OpenAI-compatible server."""
