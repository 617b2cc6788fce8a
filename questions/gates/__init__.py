"""What `check` asks of all items together, beside what it asks of each fact."""

from questions.gates.gate import GATES, WAITING, Gate, problems_of_gates

__all__ = ["GATES", "WAITING", "Gate", "problems_of_gates"]
