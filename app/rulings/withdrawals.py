"""Doors of curators: withdraw a question or a fact at once, and put it back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app.clock import now
from app.db import db
from app.fields import is_plain
from app.memory.choice import unit_of
from app.models import Withdrawal
from app.rulings import lists, withdrawing, words
from app.rulings.entering import Page, bank, bp, curators_only
from app.rulings.forms import BareForm, WithdrawForm
from app.signed_in import learner
from questions.item import Item

OF_BANK = unit_of("")


@dataclass(frozen=True)
class Gone:
    """What is to be withdrawn: an item, or a fact with the items that are asked of it."""

    fact_id: str
    statement: str
    items: tuple[Item, ...]
    item_id: str | None = None

    @property
    def unit(self) -> str | None:
        """The unit, where all of it goes."""
        return None if self.item_id else unit_of(self.fact_id)


def _gone() -> Gone:
    """What the address names; 404 where there is none such, or a course wrote it for itself."""
    item_id, fact_id = request.args.get("item", "")[:80], request.args.get("fact", "")[:200]
    if not is_plain(item_id + fact_id):
        raise NotFound
    if item_id:
        item = lists.latest(db.session, item_id).get(item_id)
        if item is None or item.is_own:
            raise NotFound
        return Gone(item.facts[0], statement(item.facts[0]), (item,), item_id)
    if fact_id not in bank().facts:
        raise NotFound
    return Gone(fact_id, statement(fact_id), tuple(lists.served(db.session, unit_of(fact_id))))


def statement(fact_id: str) -> str:
    """What a fact says; of one that is gone, that it is."""
    fact = bank().facts.get(fact_id)
    return fact.statement if fact else f"A fact of before ({fact_id})"


def _standing(gone: Gone) -> Withdrawal | None:
    return lists.standing_of(db.session, item_id=gone.item_id, unit=gone.unit)


@bp.route("/withdrawals/new", methods=["GET", "POST"])
def withdraw() -> Page:
    """Ask once, with what it touches; then ask it nowhere any more."""
    curators_only()
    gone, form = _gone(), WithdrawForm()
    reach = lists.reach(db.session, item_id=gone.item_id, unit=gone.unit)
    if not form.validate_on_submit():
        shown = render_template(
            "rulings/withdraw.html", gone=gone, form=form, reach=reach, standing=_standing(gone)
        )
        return shown, 422 if form.errors else 200
    try:
        withdrawing.withdraw(
            db.session, learner(), form.reason.data, now(), item_id=gone.item_id, unit=gone.unit
        )
    except withdrawing.Already:
        db.session.rollback()
        flash(words.ALREADY, "wrong")
    else:
        db.session.commit()
        flash(words.withdrawn(reach.attempts))
    return redirect(url_for("rulings.withdrawals"), code=303)


@bp.get("/withdrawals")
def withdrawals() -> Page:
    """What is withdrawn, and what was."""
    curators_only()
    standing, restored = lists.kept(db.session)
    facts = {
        each.unit: statement(each.unit.removeprefix(OF_BANK))
        for each in (*standing, *restored)
        if each.unit
    }
    return render_template(
        "rulings/withdrawals.html", standing=standing, restored=restored, facts=facts,
        form=BareForm(formdata=None),
    )  # fmt: skip


@bp.post("/withdrawals/<uuid:withdrawal_id>/restore")
def restore(withdrawal_id: UUID) -> Page:
    """Ask it again."""
    curators_only()
    done = withdrawing.restore(db.session, withdrawal_id, learner(), now())
    db.session.commit()
    flash(words.RESTORED if done else words.RESTORED_BEFORE)
    return redirect(url_for("rulings.withdrawals"), code=303)
