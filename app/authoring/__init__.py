"""Questions of a course's own: written, looked at as students will see them, kept in versions."""
