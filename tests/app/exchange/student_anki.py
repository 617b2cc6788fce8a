"""What a student does with our deck in the real Anki, beside decks of other origin."""

from __future__ import annotations

from pathlib import Path

from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import CardAnswer

from app.exchange.queries import TITLE
from tests.exports.pictured import png
from tests.exports.students import add, answer_next, collection, exported


def through_anki(package: bytes, folder: Path, form: str = "newest-apkg") -> bytes:
    """Our deck imported, a card of it answered, a picture and a sound on a card of another."""
    folder.mkdir(exist_ok=True)
    made = collection(folder)
    picture = made.media.write_data("liver.png", png())
    deck = int(made.decks.id("Oncology::Liver") or 0)
    add(made, deck, "Basic", Front=f'<img src="{picture}">[sound:said.mp3]', Back="The liver")
    ours = folder / "ours.apkg"
    ours.write_bytes(package)
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    made.import_anki_package(ImportAnkiPackageRequest(package_path=str(ours), options=options))
    made.decks.select(made.decks.id_for_name(TITLE))  # type: ignore[arg-type]
    answer_next(made, CardAnswer.GOOD)
    whole = exported(made, form, folder)
    made.close()
    return whole
