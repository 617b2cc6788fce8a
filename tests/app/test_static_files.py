"""Static files: one digest for the tree, kept for ever, packed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask import Flask

from app.static_files import HERE, Tree, read_tree
from tests.app.web import Visitor, visitor, web

__all__ = ["visitor", "web"]


@pytest.fixture
def tree(web: Flask) -> Tree:
    found: Tree = web.extensions["static_tree"]
    return found


def test_a_file_may_be_kept_for_ever_and_comes_packed(visitor: Visitor, tree: Tree) -> None:
    path = f"/static/{tree.digest}/app.css"
    answer = visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.data) == (HERE / "app.css").read_bytes()
    assert visitor.get(path).data == (HERE / "app.css").read_bytes()


def test_the_same_file_packed_or_not_has_one_weak_name(visitor: Visitor, tree: Tree) -> None:
    path = f"/static/{tree.digest}/app.css"
    packed = visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["ETag"] == f'W/"{tree.digest}"' == visitor.get(path).headers["ETag"]
    known = {"If-None-Match": packed.headers["ETag"], "Accept-Encoding": "gzip"}
    again = visitor.get(path, headers=known)
    assert (again.status_code, again.data) == (304, b"")


def test_a_page_of_yesterday_finds_the_file_of_today(visitor: Visitor, tree: Tree) -> None:
    answer = visitor.get("/static/0123456789abcdef/js/app.js")
    assert (answer.status_code, answer.location) == (302, f"/static/{tree.digest}/js/app.js")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["nothing.css", "../factory.py", "js/", "%2e%2e/factory.py"])
def test_what_is_not_in_the_tree_is_not_served(visitor: Visitor, tree: Tree, path: str) -> None:
    assert visitor.get(f"/static/{tree.digest}/{path}").status_code == 404


def test_modules_are_served_as_javascript(visitor: Visitor, tree: Tree) -> None:
    answer = visitor.get(f"/static/{tree.digest}/js/sitting.js")
    assert answer.mimetype == "text/javascript"


def test_any_changed_byte_changes_the_digest(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.css").write_text(name)
    assert read_tree(tmp_path / "one").digest != read_tree(tmp_path / "other").digest


def test_a_template_that_names_a_missing_file_is_told_so(web: Flask, tree: Tree) -> None:
    with web.test_request_context(), pytest.raises(KeyError):
        tree.address("missing.css")
