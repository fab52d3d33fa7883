"""Tables of the registry, by room: places, people, employers."""

from payung.registry.employers import Employer, Employment, JkkClassification
from payung.registry.people import Card, Person
from payung.registry.places import MinimumWage, Office, OfficeArea, Region

__all__ = [
    "Card",
    "Employer",
    "Employment",
    "JkkClassification",
    "MinimumWage",
    "Office",
    "OfficeArea",
    "Person",
    "Region",
]
