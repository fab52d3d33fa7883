"""What the facts of a claim are read from: one at a time here, many at once in `bulk`. The same answers either way."""

from __future__ import annotations

import datetime as dt

from payung.claims.claim import Claim
from payung.claims.claimants import Claimant
from payung.claims.contributed import CreditedMonth, LastWage, credited_months, last_wage, savings_paid
from payung.contributions.queries import MemberMonth, member_months
from payung.ledger.queries import balance_of
from payung.registry.models import Card, Employment

Work = tuple[dt.date, dt.date | None, str]


class Books:
    """The registry, the contributions and the ledger, asked about one claim."""

    def credited(self, claim: Claim, known_on: dt.date) -> list[CreditedMonth]:
        """Months credited to the person up to and on a day, the oldest first."""
        return credited_months(claim.person_id, known_on)

    def work(self, claim: Claim) -> list[Work]:
        """Work begun up to the day of the event: first day, last day or None, employer; the oldest first."""
        rows = Employment.objects.filter(person=claim.person, started_on__lte=claim.event.happened_on)
        rows = rows.exclude(end_reason="mistake").order_by("started_on", "pk")
        return list(rows.values_list("started_on", "ended_on", "employer__name"))

    def cards(self, claim: Claim) -> list[dt.date]:
        """Days on which cards were issued, up to the day of the event."""
        rows = Card.objects.filter(person=claim.person, issued_on__lte=claim.event.happened_on)
        return list(rows.values_list("issued_on", flat=True))

    def last_wage(self, claim: Claim, month: dt.date) -> LastWage | None:
        """The wage last declared up to a month, by the employer of the event or any."""
        return last_wage(claim.person_id, month, claim.event.employer_id)

    def member_months(self, claim: Claim, first: dt.date, last: dt.date) -> list[MemberMonth]:
        """Every month of work between two months."""
        return member_months(claim.person_id, first, last)

    def balance(self, claim: Claim, today: dt.date) -> int:
        """JHT credited up to and on a day, whole rupiah."""
        return balance_of(claim.person_id, today)["jht"]

    def savings_paid(self, claim: Claim) -> list[tuple[dt.date, int]]:
        """JHT granted by other claims."""
        return savings_paid(claim.person_id, claim.pk)

    def partial_before(self, claim: Claim) -> int:
        """Partial withdrawals granted by other claims."""
        rows = Claim.objects.filter(
            person=claim.person, programme=Claim.Programme.JHT, basis="partial", decisions__granted=True,
            decisions__approved_by__isnull=False,
        )  # fmt: skip
        return rows.exclude(pk=claim.pk).distinct().count()

    def people(self, claim: Claim) -> list[Claimant]:
        """Who counts, in the order the family names them."""
        return list(Claimant.objects.filter(event=claim.event, ended_at=None).order_by("place"))


ONE_BY_ONE = Books()
