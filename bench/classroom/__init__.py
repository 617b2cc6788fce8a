"""`make soak`: a class that begins, answers and hands in within a minute, on one server."""
