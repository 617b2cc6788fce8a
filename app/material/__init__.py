"""Material of a course: decks that its instructors give, and copies that its students take."""
