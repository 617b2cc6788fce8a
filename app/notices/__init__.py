"""Notices: what learners are told of their courses and of their reports."""
