"""What a class's answers say of its questions, and what its attempts amount to."""
