"""Reads of construction: cover of people, states and lists of projects, what a certificate says."""

from payung.construction.queries.cover import (
    COVER,
    COVERED_IN,
    ENDS_OF,
    PROJECT_COVER,
    cover_of,
    cover_on,
    cover_spans,
    people_by_funding,
)
from payung.construction.queries.standing import Standing, certificate_of, standing_of, standings
from payung.construction.queries.workers import WORKERS, rosters_of, week_rows, workers_of

__all__ = [
    "COVER",
    "COVERED_IN",
    "ENDS_OF",
    "PROJECT_COVER",
    "WORKERS",
    "Standing",
    "certificate_of",
    "cover_of",
    "cover_on",
    "cover_spans",
    "people_by_funding",
    "rosters_of",
    "standing_of",
    "standings",
    "week_rows",
    "workers_of",
]
