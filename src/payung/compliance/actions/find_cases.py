"""What does not fit is looked for in everything declared; what is new becomes cases. Nobody is punished by it."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from payung.access.actor import Actor
from payung.access.models import ScopeKind
from payung.audit.act import act
from payung.compliance.finders import FINDERS, parameters
from payung.compliance.models import Search
from payung.compliance.practice import practice
from payung.compliance.writing import write_found
from payung.contributions.queries.arrears import last_due_month
from payung.registry.queries import offices_within
from payung.statute_book import StatuteBook, read_statute_book


def find_cases(*, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Search:
    """Look over the offices the actor reaches. The same finding never opens a second case. Returns the search.

    Raises NotAllowed; NotInForce outside the years whose holidays we hold.
    """
    with act("compliance.find_cases", by, at) as deed:
        scopes = by.scopes("compliance.find_cases")
        offices = None if ScopeKind.ALL in scopes else sorted(offices_within(scopes.get(ScopeKind.OFFICE, ())))
        today = localdate(at)
        month = last_due_month(today, law or read_statute_book())

        given, least = parameters(month, today, offices), int(practice()["silent"]["months"])
        rows, cases = write_found(FINDERS, given, least, by.user_id, by.name, at)

        search = Search.objects.create(at=at, by_name=by.name, offices=offices, rows=rows, cases=cases)
        deed.about(f"search:{search.pk}", month=month.isoformat(), rows=rows, cases=cases)
        return search
