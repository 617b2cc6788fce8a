"""Hard texts in every form through the real Anki and out again: every field as it was written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from exports.anki import read, write
from exports.anki.fields import note_fields, note_tags
from exports.anki.markup import text
from exports.anki.writing import guid
from exports.deck import Deck
from exports.plain import plain
from tests.exports.samples import deck, each_form, fact
from tests.exports.students import FORMS, exported
from tests.exports.torture import TORTURE, spoilt

pytestmark = pytest.mark.long

LATER = datetime(2030, 1, 1, tzinfo=UTC)


def tortured() -> Deck:
    """A fact for each form and hard text, its statement as hard."""
    return deck(
        *(
            fact(f"{item.form}.{place}.{number}", (spoilt(item, more),), statement=more)
            for place, more in enumerate(TORTURE)
            for number, item in enumerate(each_form("every"))
        )
    )


@pytest.fixture(scope="module")
def student(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """A collection with the whole deck."""
    folder = tmp_path_factory.mktemp("student")
    path = folder / "deck.apkg"
    path.write_bytes(write(tortured()))
    collection = Collection(str(folder / "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    )
    yield collection
    collection.close()


@pytest.mark.parametrize("form", FORMS)
def test_what_anki_exports_again_is_what_was_written(
    student: Collection, form: str, tmp_path: Path
) -> None:
    contents = read(io.BytesIO(exported(student, form, tmp_path)), LATER)
    found = {note.guid: (list(note.fields), sorted(note.tags)) for note in contents.notes}
    made = tortured()
    assert found == {
        guid(each.id): (note_fields(each, made.report_address), note_tags(each))
        for each in made.facts
    }
    assert contents.remarks == ()


def test_ankis_check_finds_nothing_to_mend_in_it(student: Collection) -> None:
    assert student.fix_integrity() == ("Database rebuilt and optimized.", True)


@pytest.mark.parametrize("more", TORTURE)
def test_a_text_can_be_read_from_its_html(more: str) -> None:
    assert unescape(text(more).replace("<br>", "\n")) == plain(more)
