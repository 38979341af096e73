"""Who is who: the parties of a summary in the places that the article gives them."""
