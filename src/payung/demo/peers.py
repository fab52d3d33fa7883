"""Five invented makers of hats in one regency, one of whom pays far less than the others: a case to be found."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import make_aware

from payung.access.actor import Actor, Held
from payung.access.models import Role, ScopeKind
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.set_wage import set_wage
from payung.contributions.queries.arrears import last_due_month
from payung.registry.actions.add_employment import NewWorker, add_employment
from payung.registry.actions.decide_jkk_class import decide_jkk_class
from payung.registry.actions.register_employer import NewEmployer, register_employer
from payung.registry.models import Employer, Region
from payung.statute_book import read_statute_book

PLACE, ENTRY = "61.12", "1.2"  # makers of hats
WAGES = (3_600_000, 3_650_000, 3_700_000, 3_750_000, 1_900_000)
"""What each pays; the last far under 60 % of the median of the five."""
BORN = dt.date(1990, 6, 15)
REPORTED = 8  # day of the next month
CLERK = Actor("Bagian upah (contoh)", None, (Held(Role.CLERK, ScopeKind.ALL, ""),))


def invent_peers(officer: Actor, *, today: dt.date) -> None:
    """Registered, classed, and the newest month past its due day reported, through the actions people use."""
    law = read_statute_book()
    month = last_due_month(today - dt.timedelta(days=1), law)
    began, told = _at(month), _at((month + dt.timedelta(days=31)).replace(day=REPORTED))
    region = Region.objects.get(pk=PLACE)
    declarations = []
    for number, wage in enumerate(WAGES, 1):
        new = NewEmployer(f"Pabrik Topi Rekaan {number}", region, Employer.Size.SMALL, "Pabrik topi (contoh)")
        employer = register_employer(new, law=law, by=officer, at=began)
        decide_jkk_class(
            employer, from_month=month, entry=ENTRY, reason="Pendaftaran (contoh)", law=law, by=officer, at=began
        )
        worker = NewWorker(f"611201150690{9990 + number}", f"Penjahit Rekaan {'ABCDE'[number - 1]}", BORN, "L", month)
        spell = add_employment(employer, worker, by=CLERK, at=began)
        declarations.append(set_wage(employer.pk, month, spell.person_id, wage=wage, by=CLERK, at=told, law=law))
    calculate(declarations, by=CLERK, at=told, law=law)
    finalise(declarations, by=CLERK, at=told, law=law)


def _at(day: dt.date) -> dt.datetime:
    return make_aware(dt.datetime.combine(day, dt.time(10)))
