"""A programme of assistance is opened: for whom, how many, how long, from which budget line, at which price."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor, NotAllowed
from payung.assistance.drafting import Draft, built, problems_of
from payung.assistance.models import Programme, ProgrammeMonth, Sponsor
from payung.assistance.pricing import month_rates
from payung.assistance.proof import require_budget
from payung.assistance.queries import codes_reached, programmes_reached
from payung.assistance.refused import BUDGET, Refused, refuse
from payung.audit.act import act
from payung.kernel.amounts import rupiah_text
from payung.statute_book import StatuteBook, read_statute_book


def open_programme(draft: Draft, *, by: Actor, at: dt.datetime, law: StatuteBook | None = None) -> Programme:
    """Record it with the price of every month; its budget is quota × months × that price, and must be there.

    Raises NotAllowed for a region or sponsor out of reach; Refused with every problem of what was written.
    """
    law = law or read_statute_book()
    with act("assistance.open_programme", by, at) as deed:
        if draft.region not in codes_reached(by, "assistance.open_programme"):
            raise NotAllowed(f"{by.name}: assistance.open_programme")
        sponsor = Sponsor.objects.filter(pk=draft.sponsor).first()
        known = programmes_reached(by, "assistance.open_programme").filter(pk=draft.continues or 0).first()
        if problems := problems_of(draft, sponsor, at, law):
            raise Refused(*problems)

        programme = built(draft, sponsor, known, by, at, law)  # type: ignore[arg-type]
        rates = month_rates(programme, law)
        programme.price = int(rates.select("jkk", "jkm", "jht").sum_horizontal().sum())
        programme.committed = programme.quota * programme.price
        if programme.committed > programme.budget:
            asked = f"{rupiah_text(programme.committed)} dari {rupiah_text(programme.budget)}"
            raise refuse(BUDGET, "Anggaran", asked)
        programme.save()
        ProgrammeMonth.objects.bulk_create(
            ProgrammeMonth(programme=programme, **row) for row in rates.iter_rows(named=True)
        )
        require_budget(programme)
        deed.about(f"programme:{programme.pk}", quota=draft.quota, months=draft.months, committed=programme.committed)
        return programme
