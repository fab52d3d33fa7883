"""Charts as plain SVG, drawn here so that no chart program is needed and no page waits for one.

Solid is covered, hatched is not yet, dashed is unknown. Marks carry classes, never colours, so that dark mode and
paper follow. Every value stands as text beside its mark. Never computes a figure; draws those it is given.
"""

from payung.web.charts.amounts import Amount, amount_bars
from payung.web.charts.bars import Bar, ranking_bars
from payung.web.charts.gores import gores
from payung.web.charts.shares import Part, Reach, share_bar, target_bar
from payung.web.charts.tiles import Tile, ramp_class, ramp_words, tile_map
from payung.web.charts.timeline import Stretch, timeline
from payung.web.charts.trend import Mark, Point, Target, trend

__all__ = [
    "Amount",
    "Bar",
    "Mark",
    "Part",
    "Point",
    "Reach",
    "Stretch",
    "Target",
    "Tile",
    "amount_bars",
    "gores",
    "ramp_class",
    "ramp_words",
    "ranking_bars",
    "share_bar",
    "target_bar",
    "tile_map",
    "timeline",
    "trend",
]
