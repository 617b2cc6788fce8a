"""How e-mails compare: one account for one mailbox, however it is written."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email


def login_key(email: str) -> str:
    """An e-mail as it is stored: one key for one mailbox, however it is written.

    The domain as the network spells it, all in compatibility form (NFKC), casefolded. What is
    no address is NFC and casefolded.
    """
    try:
        parts = validate_email(email.strip(), check_deliverability=False)
    except EmailNotValidError:
        return _as_typed(email)
    written = f"{parts.local_part}@{parts.ascii_domain}"
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).casefold())


def _as_typed(email: str) -> str:
    return unicodedata.normalize("NFC", email.strip()).casefold()


def login_keys(email: str) -> tuple[str, ...]:
    """Under what an account may stand. Rows of before had the e-mail as typed, and go first.

    What is typed counts only where it is nobody's key: casefolded, straße.org is another domain.
    """
    typed, key = _as_typed(email), login_key(email)
    return (key,) if login_key(typed) == typed else (typed, key)
