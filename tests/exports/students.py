"""A student's collection in the real Anki, and packages of it in every form that Anki writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.scheduler.v3 import CardAnswer, Scheduler

TORTURE = (
    "~ = # { } : \\ < & \" ' µ β → é",
    "שלום עולם",
    "p&lt;0.05 and {{c1 no gap}}",
    "x" * 10_000,
)
FORMS = ("legacy-apkg", "newest-apkg", "legacy-colpkg", "newest-colpkg")


def collection(folder: Path) -> Collection:
    """Notes of three types with hard texts, a picture, reviews, a suspended and a flagged card."""
    made = Collection(str(folder / "collection.anki2"))
    picture = made.media.write_data("µ picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    deck = int(made.decks.id("Oncology::Bone") or 0)
    for number, words in enumerate(TORTURE):
        add(made, deck, "Basic", Front=f"{number} {words}", Back=words)
    add(made, deck, "Basic (and reversed card)", Front="one", Back=f'<img src="{picture}">')
    add(made, deck, "Cloze", Text="{{c1::RANKL}} binds {{c2::RANK}}")
    made.decks.select(made.decks.id_for_name("Oncology::Bone"))  # type: ignore[arg-type]
    for rating in (CardAnswer.GOOD, CardAnswer.EASY, CardAnswer.AGAIN, CardAnswer.HARD):
        answer_next(made, rating)
    new = list(made.find_cards("is:new"))
    made.sched.suspend_cards(new[:1])
    made.set_user_flag_for_cards(3, new[1:2])
    return made


def add(made: Collection, deck: int, kind: str, **fields: str) -> None:
    note_type = made.models.by_name(kind)
    assert note_type is not None
    note = made.new_note(note_type)
    for name, value in fields.items():
        note[name] = value
    note.tags = ["mt::own", "exam"]
    made.add_note(note, deck)  # type: ignore[arg-type]


def answer_next(made: Collection, rating: Any) -> None:
    assert isinstance(made.sched, Scheduler)
    queued = made.sched.get_queued_cards().cards[0]
    card = made.get_card(queued.card.id)  # type: ignore[arg-type]
    card.start_timer()
    made.sched.answer_card(made.sched.build_answer(card=card, states=queued.states, rating=rating))


def exported(made: Collection, form: str, folder: Path) -> bytes:
    """The package of the whole collection in one of FORMS, as Anki's dialog makes it."""
    age, kind = form.split("-")
    path = folder / f"{age}.{kind}"
    if kind == "apkg":
        options = ExportAnkiPackageOptions(
            with_scheduling=True,
            with_deck_configs=True,
            with_media=True,
            legacy=age == "legacy",
        )
        made.export_anki_package(out_path=str(path), options=options, limit=None)
    else:
        made.export_collection_package(str(path), include_media=True, legacy=age == "legacy")
        if made.db is None:
            made.reopen()
    return path.read_bytes()
