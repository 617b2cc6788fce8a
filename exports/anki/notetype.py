"""The one note type. Every id here is for good: a new one makes Anki keep two note types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import genanki

from exports.anki.template import BACK, CSS, FRONT

NAME = "Metastasis Trainer fact"
ID = 1795305600101
TEMPLATE_ID = 5132588164925948
# Move it on whenever a field, the template or the style changes: Anki takes the newer type.
CHANGED = date(2026, 11, 30)


@dataclass(frozen=True)
class Field:
    """A field of the note type. Anki knows it by its id, so that it can be renamed."""

    name: str
    id: int
    hint: str = ""


FIELDS = (
    Field("Id", 2144315403393258, "The fact's name. Do not change it."),
    Field("Topic", 3465331901473049),
    Field("Front1", 5559472235278254),
    Field("Front2", 563086820511244),
    Field("Front3", 3484491757266254),
    Field("Front4", 158577214070097),
    Field("Front5", 3934890131042790),
    Field("Front6", 6466383912871413),
    Field("Back1", 2044208251145989),
    Field("Back2", 3263945201405150),
    Field("Back3", 3590911044610274),
    Field("Back4", 2356547017812944),
    Field("Back5", 6233121844427215),
    Field("Back6", 7259544998733979),
    Field("Rule", 4248389870701792),
    Field("Why", 2548370472965676),
    Field("Source", 1239184682513592),
    Field("My notes", 8002695297255069, "Yours. A new deck empties it when the fact changed."),
)


def note_type() -> Any:
    """A fresh genanki model; genanki writes no ids of fields and templates, so they are given."""
    return genanki.Model(
        model_id=ID,
        name=NAME,
        fields=[_field(field) for field in FIELDS],
        templates=[{"name": "Question", "id": TEMPLATE_ID, "qfmt": FRONT, "afmt": BACK}],
        css=CSS,
    )


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "id": field.id,
        "description": field.hint,
        "preventDeletion": True,
        "font": "Arial",
    }
