"""What the employer is asked beyond the bills of months: shortfalls of benefits, and differences of past months."""

from __future__ import annotations

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from payung.claims.demanded import demands_on
from payung.claims.demands import EmployerDemand
from payung.claims.instructions import PaymentInstruction
from payung.compliance.corrections import corrections_on
from payung.compliance.models import WageCorrection
from payung.web.employers.frame import employer_at, remember_looks, show
from payung.web.employers.lists_out import demands_out
from payung.web.guard import found, page
from payung.web.pdf.demand import demand_response


@page("look.workers")
def demands(request: HttpRequest, key: str) -> HttpResponse:
    """Every demand, the newest first."""
    employer = employer_at(request, "look.workers", key)
    every = list(demands_on(employer))
    fields = _("nama, peristiwa, upah, selisih manfaat")
    purpose = _("Melihat tanggungan %(employer)s") % {"employer": employer.name}
    remember_looks(request, employer, [each.claim.person_id for each in every], purpose, fields)
    arrived = _arrived(every)
    corrections = list(corrections_on(employer))
    remember_looks(
        request, employer, [each.person_id for each in corrections], purpose, _("nama, bulan, upah, selisih iuran")
    )
    if (taken := demands_out(request, every, corrections)) is not None:
        return taken
    owed = sum(each.amount for each in every if each.state == EmployerDemand.State.OPEN)
    owed += sum(each.total for each in corrections if each.state == WageCorrection.State.OPEN)
    values = {"demands": every, "corrections": corrections, "owed": owed, "arrived": arrived}
    return show(request, "employers/demands.html", employer, "bills", values)


@page("look.workers")
def paper(request: HttpRequest, key: str, demand_id: int) -> HttpResponse:
    """The letter of one demand."""
    employer = employer_at(request, "look.workers", key)
    return demand_response(found(demands_on(employer).filter(pk=demand_id).first()))


def _arrived(every: list[EmployerDemand]) -> set[int]:
    """The demands whose whole amount reached the recipients."""
    orders = PaymentInstruction.objects.filter(demand__in=every, state=PaymentInstruction.State.CONFIRMED)
    sums = dict(orders.values_list("demand").annotate(total=Sum("amount")))
    return {each.pk for each in every if sums.get(each.pk) == each.amount}
