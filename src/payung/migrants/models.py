"""Tables of migrants: placement companies, departures, packages."""

from payung.migrants.departures import Departure, Package, PlacementCompany

__all__ = ["Departure", "Package", "PlacementCompany"]
