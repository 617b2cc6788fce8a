"""What the room of notes says of what was done, and how to take it back."""

from __future__ import annotations

SAID = {
    ("flag", True): "Flagged. It stands among your notes.",
    ("flag", False): "The flag is removed.",
    (
        "bury",
        True,
    ): "Buried: the schedule will not ask it until tomorrow. “Take it back” ends that.",
    ("bury", False): "Taken back: it may be asked today.",
    ("suspend", True): "Suspended: it will not be asked. “Take it back” ends that.",
    ("suspend", False): "Taken back: it is asked again, as your schedule says.",
    ("note", True): "Your note is saved.",
    ("note", False): "Your note is removed.",
    ("mnemonic", True): "Your mnemonic is saved. It is shown with each answer.",
    ("mnemonic", False): "Your mnemonic is removed.",
}
WITHDRAWN = "This fact was withdrawn: it is not asked any more. What you wrote is kept."
