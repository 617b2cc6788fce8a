"""Tables, one module a theme. Columns only: no rule lives here."""

from app.models.access import Audit, SetupToken, SignIn
from app.models.bank import BankPublication, CurrentItem, ItemVersion
from app.models.learning import Memory, Review
from app.models.people import Learner

__all__ = [
    "Audit",
    "BankPublication",
    "CurrentItem",
    "ItemVersion",
    "Learner",
    "Memory",
    "Review",
    "SetupToken",
    "SignIn",
]
