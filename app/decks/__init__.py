"""A learner's own decks: their cards, a card shown and rated, their pictures."""
