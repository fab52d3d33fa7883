"""Tables, by room: instruments and meetings."""

from payung.agreements.instruments import Duty, Instrument, Party
from payung.agreements.meetings import Assignment, Meeting

__all__ = ["Assignment", "Duty", "Instrument", "Meeting", "Party"]
