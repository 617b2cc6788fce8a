"""What GIFT and Moodle XML share: items as questions of Moodle."""

from exports.moodle.kinds import (
    Answer,
    Asked,
    Choice,
    Judgement,
    Number,
    Order,
    Pairs,
    Question,
    Typed,
)
from exports.moodle.mapping import questions

__all__ = [
    "Answer",
    "Asked",
    "Choice",
    "Judgement",
    "Number",
    "Order",
    "Pairs",
    "Question",
    "Typed",
    "questions",
]
