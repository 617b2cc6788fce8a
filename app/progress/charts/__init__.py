"""The geometry of the charts: one graph, one function, from measures to numbers and words.

Across, everything is in per cent of the drawing; up and down it is in pixels. So a drawing
fills any width, and its letters keep their size. The macros of templates/macros/charts.html
draw it.
"""

from app.progress.charts.ahead import ahead
from app.progress.charts.calendar import calendar
from app.progress.charts.calibration import calibration
from app.progress.charts.recall import recall
from app.progress.charts.retention import retention
from app.progress.charts.spent import spent

__all__ = ["ahead", "calendar", "calibration", "recall", "retention", "spent"]
