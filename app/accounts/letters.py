"""What is mailed, word for word."""

from __future__ import annotations

from app.mail import Letter

RESET = """\
Somebody, you we hope, asked for a new password for Metastasis Trainer.

To choose one, open this address within 24 hours:

{link}

It works once. If it was not you, do nothing: your password stays as it is.
"""
CONFIRM = """\
This address was given for an account of Metastasis Trainer.

If it was you, open this address within three days to confirm it:

{link}

If it was not you, do nothing: without you it does not count.
"""
CHANGING = """\
Somebody signed in to your account of Metastasis Trainer gave another e-mail address for it.
The new address counts as soon as it is confirmed; until then this one stays.

If it was you, nothing is left to do here. If it was not you, change your password now:

{link}
"""


def reset(to: str, link: str) -> Letter:
    """The way to a new password."""
    return Letter(to, "A new password for Metastasis Trainer", RESET.format(link=link))


def confirm(to: str, link: str) -> Letter:
    """Asks whoever reads the mail of an address to confirm it."""
    return Letter(to, "Confirm your e-mail address", CONFIRM.format(link=link))


def changing(to: str, link: str) -> Letter:
    """Tells the old address that there may soon be a new one."""
    return Letter(to, "Your e-mail address is being changed", CHANGING.format(link=link))
