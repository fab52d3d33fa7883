"""Tables of migrants: placement companies, departures, packages, lists sent in, reminders written."""

from payung.migrants.departures import Departure, Package, PlacementCompany
from payung.migrants.lists import DepartureList
from payung.migrants.notices import DepartureNotice

__all__ = ["Departure", "DepartureList", "DepartureNotice", "Package", "PlacementCompany"]
