"""Files that were sent: kept for their owner, held by one process, swept away."""

from __future__ import annotations

import io
import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app import incoming
from app.clock import now

ONE, OTHER = UUID(int=1), UUID(int=2)


class Torn(io.BytesIO):
    """A stream that ends in the middle."""

    def read(self, *size: int | None) -> bytes:
        if self.tell():
            raise OSError("the connection was lost")
        return super().read(3)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in incoming.folder(folder).iterdir())


def test_a_file_is_kept_with_its_bytes(tmp_path: Path) -> None:
    assert incoming.store(tmp_path, ONE, io.BytesIO(b"four")) == 4
    assert incoming.path(tmp_path, ONE).read_bytes() == b"four"


def test_a_file_never_replaces_another(tmp_path: Path) -> None:
    incoming.store(tmp_path, ONE, io.BytesIO(b"first"))
    with pytest.raises(FileExistsError):
        incoming.store(tmp_path, ONE, io.BytesIO(b"second"))
    assert incoming.path(tmp_path, ONE).read_bytes() == b"first"


def test_half_a_file_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="lost"):
        incoming.store(tmp_path, ONE, Torn(b"four"))
    assert names(tmp_path) == []


def test_one_holds_a_file_until_it_lets_go(tmp_path: Path) -> None:
    incoming.store(tmp_path, ONE, io.BytesIO(b"four"))
    assert not incoming.is_held(tmp_path, ONE)
    file = incoming.held(tmp_path, ONE)
    assert file is not None
    assert incoming.held(tmp_path, ONE) is None
    assert incoming.is_held(tmp_path, ONE)
    os.close(file)
    assert not incoming.is_held(tmp_path, ONE)


def test_a_file_that_is_not_there_is_not_held(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        incoming.is_held(tmp_path, ONE)


def test_there_are_so_many_places_and_no_more(tmp_path: Path) -> None:
    places = [incoming.place(tmp_path) for _ in range(incoming.PLACES + 1)]
    assert [place is None for place in places] == [False] * incoming.PLACES + [True]
    for place in filter(None, places):
        os.close(place)
    again = incoming.place(tmp_path)
    assert again is not None
    os.close(again)


def test_what_was_unpacked_goes_with_its_file(tmp_path: Path) -> None:
    incoming.store(tmp_path, ONE, io.BytesIO(b"four"))
    with incoming.workroom(tmp_path, ONE) as room:
        (room / "collection").write_bytes(b"rows")
        incoming.remove(tmp_path, [ONE, OTHER])
        assert names(tmp_path) == []


def test_what_has_lain_for_a_day_is_swept_away(tmp_path: Path) -> None:
    for each in (ONE, OTHER):
        incoming.store(tmp_path, each, io.BytesIO(b"four"))
    left = incoming.folder(tmp_path) / "left.unpacked"
    left.mkdir()
    old = (now() - incoming.KEPT - timedelta(seconds=1)).timestamp()
    for path in (incoming.path(tmp_path, ONE), left):
        os.utime(path, (old, old))
    incoming.sweep(tmp_path, now())
    assert names(tmp_path) == [OTHER.hex]
