"""Vignettes ready to be made: of curated cases, and of the grids that are asked at the bedside.

`board` gives those that may be made, by deciding fact, after looking at all of the bank: no
key holds more than a quarter of the scenes of its kind.
"""

from __future__ import annotations

from questions.scenes.quota import Board, board
from questions.scenes.scene import Scene

__all__ = ["Board", "Scene", "board"]
