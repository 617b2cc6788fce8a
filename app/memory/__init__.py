"""What all rooms stand on: the log of answers, the memory folded from it, what to ask next."""
