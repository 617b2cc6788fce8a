"""What a course knows: by topic and fact, from its own assignments, and what students share."""
