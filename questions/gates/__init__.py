"""What `check` asks of all items together, beside what it asks of each fact."""

from questions.gates.figures import figures
from questions.gates.gate import GATES, Asked, Gate, kinds_of, problems_of_gates

__all__ = ["GATES", "Asked", "Gate", "figures", "kinds_of", "problems_of_gates"]
