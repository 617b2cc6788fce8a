"""Foreign notes: in the real Anki and as we read them, and what a reader sees of either."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from anki.collection import Collection

from exports.anki import Contents, Own, read_own
from exports.anki.contents import Card, Note, NoteType, Template

_TYPED = re.compile(r"\[\[type:(?:nc:)?(cloze:)?(.+?)\]\]")
_PLAYED = re.compile(r"\[anki:play:.:\d+\]")


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def seen(html: str) -> str:
    """The text of some HTML, without white space: what a line break is worth is CSS's affair."""
    reader = _Seen()
    reader.feed(html)
    reader.close()
    return "".join("".join(reader.words).split())


def own_type(made: Collection, name: str, *templates: tuple[str, str], like: str = "Basic") -> Any:
    """A note type of these templates with the fields of another, as a student makes one."""
    basic = made.models.by_name(like)
    assert basic is not None
    model = made.models.copy(basic, add=False)
    model["name"] = name
    model["tmpls"] = [
        {
            **model["tmpls"][0],
            "name": f"Card {place}",
            "ord": place - 1,
            "qfmt": front,
            "afmt": back,
        }
        for place, (front, back) in enumerate(templates, start=1)
    ]
    made.models.add_dict(model)
    return made.models.by_name(name)


def noted(made: Collection, model: Any, *fields: str, tags: Sequence[str] = ()) -> Any:
    """A note of these fields."""
    note = made.new_note(model)
    for place, value in enumerate(fields):
        note.fields[place] = value
    note.tags = list(tags)
    made.add_note(note, made.decks.id("Parent::Child & more") or 0)  # type: ignore[arg-type]
    return made.get_note(note.id)


def read_note(made: Collection, note: Any) -> Own:
    """What we make of one note of a collection, without a package between."""
    model = note.note_type()
    type_ = NoteType(
        model["id"],
        model["name"],
        model["type"] == 1,
        tuple(each["name"] for each in model["flds"]),
        tuple(Template(each["name"], each["qfmt"], each["afmt"]) for each in model["tmpls"]),
    )
    cards = tuple(
        Card(
            id=each.id,
            note=note.id,
            deck=made.decks.name(each.did),
            ordinal=each.ord,
            kind=0,
            queue=0,
            due=each.due,
            interval=0,
            reps=0,
            lapses=0,
            flag=each.user_flag(),
            stability=None,
            difficulty=None,
        )
        for each in note.cards()
    )
    kept = Note(note.id, note.guid, type_.id, note.mod, tuple(note.tags), tuple(note.fields))
    return own(type_, kept, *cards)


def own(type_: NoteType, note: Note, *cards: Card, files: dict[str, bytes] | None = None) -> Own:
    """What we make of a note; `files` are its package's media by their names."""
    files = files or {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for place, body in enumerate(files.values()):
            package.writestr(str(place), body)
    pictures = {name: str(place) for place, name in enumerate(files)}
    contents = Contents(2, 0, {type_.id: type_}, (note,), cards, (), pictures)
    return read_own(io.BytesIO(out.getvalue()), contents)


def shown_by_anki(note: Any, card: Any) -> tuple[str, str]:
    """The text of both sides in the real Anki; what is typed and compared is shown on the back."""
    fields = dict(note.items())

    def compared(found: re.Match[str]) -> str:
        value = str(fields[found[2]])
        return _gaps(value, card.ord + 1) if found[1] else value

    front, back = (_PLAYED.sub("", side) for side in (card.question(), card.answer()))
    return seen(_TYPED.sub("", front)), seen(_TYPED.sub(compared, back))


def _gaps(text: str, number: int) -> str:
    return ", ".join(re.findall(rf"\{{\{{c{number}::(.*?)(?:::.*?)?\}}\}}", text))


def one(
    front: str,
    back: str = "back",
    *,
    templates: Sequence[tuple[str, str]] = (("{{Front}}", "{{Back}}"),),
    ordinals: Sequence[int] = (0,),
    cloze: bool = False,
    name: str = "Foreign",
    files: dict[str, bytes] | None = None,
) -> Own:
    """What we make of a note with two fields."""
    made = tuple(Template(f"Card {place}", *each) for place, each in enumerate(templates, start=1))
    type_ = NoteType(5, name, cloze, ("Front", "Back"), made)
    note = Note(17, "guid", 5, 1_700_000_000, ("exam",), (front, back))
    cards = tuple(
        Card(100 + each, 17, "Deck", each, 0, 0, 3, 0, 0, 0, 0, None, None) for each in ordinals
    )
    return own(type_, note, *cards, files=files)
