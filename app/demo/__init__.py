"""A demonstration: people with an invented history, in a database of its own."""
