"""Front and back of the card, from the files beside this one.

Both sides hold every question of the fact and the same scripts: one shows a question, the
other lets it be tapped or typed and says on the back what was. Without script the first
question stays visible. The back does not use {{FrontSide}}: question and answer
there are chosen in one run, so they fit each other whatever the clock does in between.
"""

from __future__ import annotations

from pathlib import Path

from exports.anki.pairs import PAIRS

_HERE = Path(__file__).parent
CSS = (_HERE / "card.css").read_text(encoding="utf-8")
CHOOSER = (_HERE / "chooser.js").read_text(encoding="utf-8")
TAPPING = (_HERE / "tapping.js").read_text(encoding="utf-8")

NOTICE = "For education. Not medical advice."


def _shown_one(field: str, kind: str) -> str:
    """All values of a numbered field; only the first is visible."""
    rows = [f"<div>{{{{{field}1}}}}</div>"]
    rows += [
        f"{{{{#{field}{place}}}}}<div hidden>{{{{{field}{place}}}}}</div>{{{{/{field}{place}}}}}"
        for place in range(2, PAIRS + 1)
    ]
    return f'<div class="mt-{kind}" data-mt-one>\n' + "\n".join(rows) + "\n</div>"


def _side(name: str, body: str) -> str:
    return (
        f'{{{{#Front1}}}}\n<div class="mt-card mt-{name}" data-mt-fact="{{{{Id}}}}">\n'
        f'<p class="mt-topic">{{{{Topic}}}}</p>\n{body}\n</div>\n'
        f"<script>\n{CHOOSER}</script>\n<script>\n{TAPPING}</script>\n{{{{/Front1}}}}"
    )


_ANSWER = f"""{_shown_one("Back", "back")}
<div class="mt-rule">{{{{Rule}}}}</div>
{{{{#Why}}}}<div class="mt-why">{{{{Why}}}}</div>{{{{/Why}}}}
{{{{#My notes}}}}<div class="mt-mine">
<p class="mt-head">My notes</p>{{{{My notes}}}}</div>{{{{/My notes}}}}
<div class="mt-foot">{{{{Source}}}}
<p>{NOTICE}</p></div>"""

FRONT = _side("front-side", _shown_one("Front", "front"))
BACK = _side("back-side", _shown_one("Front", "front") + "\n" + _ANSWER)
