"""Tables of the registry, by room: places, people, numbers known as, employers, facilities."""

from payung.registry.changes import ProfileChange
from payung.registry.employers import Employer, Employment, JkkClassification
from payung.registry.facilities import Facility, FacilityContract
from payung.registry.known_as import KnownAs
from payung.registry.people import Card, Person
from payung.registry.places import MinimumWage, Office, OfficeArea, Region

__all__ = [
    "Card",
    "Employer",
    "Employment",
    "Facility",
    "FacilityContract",
    "JkkClassification",
    "KnownAs",
    "MinimumWage",
    "Office",
    "OfficeArea",
    "Person",
    "ProfileChange",
    "Region",
]
