"""What is told of courses, in one place."""

from __future__ import annotations

STAFF_MAY = {
    "assistant": "Assistant: sees and removes students, and adds them from a list",
    "instructor": "Instructor: the same, and runs the course as you do",
}
SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas"}
TIMES = {100: "none", 125: "× 1.25", 150: "× 1.5", 200: "× 2"}
NO_SUCH_CODE = (
    "No course takes this code now. It may be mistyped, used or withdrawn: look at it again, or "
    "ask the person who gave it to you. Nothing was changed."
)
REMOVED = (
    "You were taken out of this course. Its instructor can give you a code of your own to come "
    "back. Nothing was changed."
)
INSIDE = "You are in this course already. The code was not used."
LAST_INSTRUCTOR = (
    "A course needs an instructor, and there is no other. Nothing was changed: invite another "
    "first, or archive the course."
)
USED = "Somebody has used this code meanwhile. Nothing was changed."
STATES = {"waiting": "waiting", "joined": "joined", "revoked": "withdrawn"}
