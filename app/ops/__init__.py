"""Running the thing: health, the first set-up, backups."""
