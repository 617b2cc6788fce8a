"""A question and an answer as a page shows them: what study and quizzes share."""
