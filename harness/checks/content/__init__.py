"""What no value and no event shows: new content, invented quotations, certainty, wording."""
