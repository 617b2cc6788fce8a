"""What a notice says stays true when its time has passed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from app.models.notices import NOTICES
from app.notices.queries import Listed
from app.notices.words import detail, title
from tests.app.conftest import MONDAY

NOTICE = Listed(
    UUID(int=1), MONDAY, "due", UUID(int=2), UUID(int=3), "Oncology", "Week 1", "", "",
    until=MONDAY, is_read=False, inside=True,
)  # fmt: skip


def test_what_was_due_is_not_due_soon() -> None:
    hour = timedelta(hours=1)
    said = [title(NOTICE, MONDAY + late) for late in (-hour, 0 * hour, hour)]
    assert said == ["“Week 1” is due soon", "“Week 1” is due soon", "“Week 1” was due"]


def test_its_time_is_that_of_the_readers_clock() -> None:
    assert detail(NOTICE, "Europe/Vienna") == "Due Mon 2 Mar 2026, 10:00"


def test_every_kind_has_words() -> None:
    kinds = [Listed(**{**vars(NOTICE), "kind": kind}) for kind in NOTICES]
    assert len({title(each, MONDAY) for each in kinds}) == len(NOTICES)
