"""What the employer owes that reported too little: worked out on the claim's page, asked, taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.claims.actions.demand_shortfall import demand_shortfall
from payung.claims.actions.pass_on_demand import pass_on_demand
from payung.claims.actions.withdraw_demand import withdraw_demand
from payung.claims.demanded import demands_of
from payung.claims.liability import Liability, liability
from payung.claims.models import Claim
from payung.claims.queries import LOOK
from payung.claims.refused import Refused
from payung.claims.writing import standing_decision
from payung.kernel.amounts import number_text, parse_rupiah, rupiah_text
from payung.kernel.problem import Refusal
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.claims.told import line_words, refused_words
from payung.web.guard import POST, found, page
from payung.web.officers.claims import claim_page, reached
from payung.web.pdf.demand import demand_response

WRONG = 422


@page(("claims.demand_shortfall", "claims.state_facts"), methods=POST)
def work_out(request: HttpRequest, number: str) -> HttpResponse:
    """Show what the true wage brings; nothing is written."""
    one = reached(request, number)
    return claim_page(request, one, {"owing": owing(request, one, read_statute_book())})


@page("claims.demand_shortfall", methods=POST)
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the employer for the difference that the page showed."""
    one, law = reached(request, number), read_statute_book()
    wage, proof = _wage(request), request.POST.get("bukti", "")
    if isinstance(wage, str):
        return claim_page(request, one, {"owing": owing(request, one, law)}, WRONG)
    try:
        made = demand_shortfall(one.pk, true_wage=wage, proof=proof, by=request.actor, at=request.now)
    except Refused as problem:
        told = owing(request, one, law) | {"wrong": refused_words(problem.problem)}
        return claim_page(request, reached(request, number), {"owing": told}, WRONG)
    messages.success(
        request,
        _("%(amount)s ditagihkan kepada %(name)s.") % {"amount": rupiah_text(made.amount), "name": made.employer.name},
    )
    return _back(number)


@page("claims.withdraw_demand", methods=POST)
def take_back(request: HttpRequest, number: str, demand_id: int) -> HttpResponse:
    """Take one demand back before it is paid."""
    one = reached(request, number)
    kept = found(demands_of(one).filter(pk=demand_id).first())
    try:
        withdraw_demand(kept.pk, reason=request.POST.get("alasan", ""), by=request.actor, at=request.now)
    except Refused as problem:
        return claim_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    messages.success(request, _("Tagihan selisih dicabut; kode bayarnya ditutup."))
    return _back(number)


@page("claims.pass_on_demand", methods=POST)
def pass_on(request: HttpRequest, number: str, demand_id: int) -> HttpResponse:
    """Send what the employer paid to the recipients of the claim."""
    one = reached(request, number)
    kept = found(demands_of(one).filter(pk=demand_id).first())
    try:
        orders = pass_on_demand(kept.pk, by=request.actor, at=request.now)
    except Refused as problem:
        return claim_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    amount = rupiah_text(sum(each.amount for each in orders))
    messages.success(request, _("%(amount)s dari perusahaan dikirim ke rekening penerimanya.") % {"amount": amount})
    return _back(number)


@page(LOOK)
def paper(request: HttpRequest, number: str, demand_id: int) -> HttpResponse:
    """The letter of one demand, as the employer gets it."""
    return demand_response(found(demands_of(reached(request, number)).filter(pk=demand_id).first()))


def owing(request: HttpRequest, one: Claim, law: StatuteBook) -> dict[str, Any]:
    """What the typed true wage brings, line by line; or what is wrong with it."""
    typed, wage = request.POST.get("upah", ""), _wage(request)
    told: dict[str, Any] = {"typed": typed, "proof": request.POST.get("bukti", ""), "open": True}
    decision = standing_decision(one)
    if isinstance(wage, str) or decision is None:
        return told | {"wrong": wage if isinstance(wage, str) else _("Belum ada putusan yang disetujui.")}
    owed = liability(decision, wage, law)
    if owed is None:
        return told | {"wrong": _("Manfaat klaim ini tidak dihitung dari upah terakhir; tidak ada selisih.")}
    return told | {"owed": owed, "lines": named_lines(one, owed), "typed": number_text(wage)}


def named_lines(one: Claim, owed: Liability) -> list[dict[str, Any]]:
    """The benefit at the true wage with plain names."""
    return [
        {
            "name": line_words(one.programme, line.code),
            "working": line.working,
            "cite": line.cite,
            "amount": line.amount,
        }
        for line in owed.lines
    ]


def _wage(request: HttpRequest) -> int | str:
    """Whole rupiah, or what is wrong with what was typed."""
    amount = parse_rupiah(request.POST.get("upah", ""))
    if isinstance(amount, Refusal):
        return amount.cure
    return amount if amount > 0 else _("Isi upah sebulan di atas nol.")


def _back(number: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("officers:claim", args=[number]) + "#h-selisih")
