"""Tables, by room: instruments, meetings, reminders."""

from payung.agreements.instruments import Duty, Instrument, Party
from payung.agreements.meetings import Assignment, Meeting
from payung.agreements.reminders import Reminder

__all__ = ["Assignment", "Duty", "Instrument", "Meeting", "Party", "Reminder"]
