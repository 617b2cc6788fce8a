"""What a reader finds in the bank: facts by topic and concept, and by the words of a query."""
