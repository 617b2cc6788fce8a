"""The door of a whole draw: as a student would see it, or with keys, facts and references."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, request
from werkzeug.exceptions import NotFound

from app import addresses
from app.db import db
from app.memory.rows import item_versions
from app.rights import Missing
from app.sets import board, queries
from app.sets.entering import Page, bank, bp, key_of, may_be_drawn, set_for
from questions.blueprint import Seed, draw, load, shortfalls

VIEWS = {"student": "As a student", "staff": "With keys"}


@bp.get("/<uuid:set_id>/preview")
def preview(course_id: UUID, set_id: UUID) -> Page:
    """A draw of what is worked on or of a version; `draw` stands for one student or another."""
    own, found = set_for(course_id, set_id)
    version = key_of(request.args.get("version"))
    try:
        spec = (
            load(queries.version_of(db.session, course_id, set_id, version).spec)
            if version
            else queries.standing(db.session, found)
        )
    except Missing as error:
        raise NotFound from error
    number = addresses.page(request.args.get("draw", "1"))
    seed = Seed(f"preview {found.id.hex}", str(number))
    slots = draw(spec, may_be_drawn(spec), seed)
    items = item_versions(db.session, [(slot.item_id, slot.version) for slot in slots])
    view = request.args.get("as", "student")
    return render_template(
        "sets/preview.html",
        place=own,
        found=found,
        spec=spec,
        version=version,
        number=number,
        view=view if view in VIEWS else "student",
        views=VIEWS,
        questions=board.drawn(slots, spec, items, bank(), seed),
        short=sum(each.missing for each in shortfalls(spec, slots)),
        here=request.full_path,
    )
