"""Every door of the application, opened by everybody: who may, and what the others get."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.app.rights_table import DOORS
from tests.app.rights_world import PEOPLE, World
from tests.conftest import Databases


@pytest.fixture(scope="module")
def world(sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("METASTASIS_INSTANCE", str(tmp_path_factory.mktemp("rights")))
        made = World(sqlite_databases.migrated())
    yield made
    made.close()


def test_every_door_is_in_the_table_and_no_other(world: World) -> None:
    doors = {
        f"{method} {rule.endpoint}"
        for rule in world.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert set(DOORS) == doors


@pytest.mark.parametrize("name", DOORS)
def test_a_door_opens_to_who_may_and_to_nobody_else(world: World, name: str) -> None:
    method, endpoint = name.split()
    door = DOORS[name]
    fields = {key: value.format_map(world.values) for key, value in door.fields.items()}
    at = {key: value.format_map(world.values) for key, value in door.at.items()}
    found: dict[str, tuple[int, str | None]] = {}
    for person in PEOPLE:
        got = world.ask(person, endpoint, method, at, fields)
        found[person] = (got.status, got.to if door.leads_to(person) else None)
        if method == "POST" and got.status < 400:
            world.put_back()
    expected = {person: (door.expected(person), door.leads_to(person)) for person in PEOPLE}
    assert found == expected


def test_the_names_of_a_course_stand_on_no_page_outside_of_it(world: World) -> None:
    outside = ("other_student", "removed_student", "other_instructor", "ex_instructor", "admin")
    for name, door in DOORS.items():
        method, endpoint = name.split()
        if method == "GET" and door.may not in ("curators", "all"):
            at = {key: value.format_map(world.values) for key, value in door.at.items()}
            for person in outside:
                page = world.ask(person, endpoint, method, at, {}).page
                assert "classmate" not in page, (name, person)
