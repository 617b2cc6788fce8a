"""Flaws of item writing, found by rules and word lists in our items and in others'."""
