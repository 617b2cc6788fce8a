"""What is told of rulings, in one place."""

from __future__ import annotations

from app.coursework.regrading import InForce

VERDICTS = {
    "accepted": "Accept the replies that are ticked as well",
    "full": "Give everybody who was asked all its points",
    "dropped": "Let it count for nobody, as if it had not been asked",
    "restored": "Let its own key hold again",
}
COMING = {
    "accepted": "Right as well",
    "full": "All get its points",
    "dropped": "It counts for nobody",
    "restored": "Its own key holds again",
}
MADE = {
    "accepted": "More replies were accepted",
    "full": "All were given the points",
    "dropped": "It counts for nobody",
    "restored": "Its own key was restored",
}
HOLDS = "The question’s own key holds already. There is nothing to restore."
NO_REPLY = "Tick at least one reply that is to be accepted."
ALREADY = "It was withdrawn before. Nothing was changed."
RESTORED = "It is asked again from now on."
RESTORED_BEFORE = "Somebody had restored it before. Nothing was changed."


def holding(key: InForce) -> str:
    """What holds for a question, briefly; empty where its own key does."""
    if key.void == "dropped":
        return "counts for nobody"
    if key.void == "full":
        return "all get its points"
    return "more replies accepted" if key.replies else ""


def done(changed: int) -> str:
    """What a ruling did."""
    if not changed:
        return "The ruling is kept. No attempt that was handed in changes by it."
    told = "One attempt has" if changed == 1 else f"{changed} attempts have"
    return f"The ruling is kept. {told} other points now; the reason stands with the result."


def withdrawn(attempts: int) -> str:
    """What a withdrawal did."""
    if not attempts:
        return "It is withdrawn: nothing asks it from now on."
    told = "One attempt that runs says" if attempts == 1 else f"{attempts} attempts that run say"
    return f"It is withdrawn: nothing asks it from now on. {told} so in its place."
