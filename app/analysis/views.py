"""What a page of statistics shows, as its address says it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Literal, cast, get_args

By = Literal["version", "fact"]
Order = Literal["set", "hardest", "weakest", "slowest"]


@dataclass(frozen=True)
class View:
    """Rows of versions, or of facts in one form; of first attempts, or of all; in which order."""

    by: By = "version"
    attempts: Literal["first", "all"] = "first"
    order: Order = "set"
    only: Literal["", "flagged"] = ""
    page: int = 1

    @property
    def every(self) -> bool:
        """Whether every attempt counts."""
        return self.attempts == "all"

    def query(self, usual: View, **changes: object) -> dict[str, object]:
        """The view with these changes, as an address carries it: what is not `usual` there."""
        wanted = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
        standard = asdict(usual)
        return {name: value for name, value in asdict(wanted).items() if value != standard[name]}


def read(sent: Mapping[str, str], usual: View, page: int) -> View:
    """The view that an address asks for; what it does not know is as usual."""
    by, order = sent.get("by"), sent.get("order")
    return View(
        by=cast(By, by) if by in get_args(By) else usual.by,
        attempts="all" if sent.get("attempts") == "all" else "first",
        order=cast(Order, order) if order in get_args(Order) else usual.order,
        only="flagged" if sent.get("only") == "flagged" else "",
        page=max(1, page),
    )
