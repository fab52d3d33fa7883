"""The member's own pages. No address names a person: who is shown follows from the visitor's own grant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from payung.access.models import Role
from payung.audit.looks import looks_at_all
from payung.audit.models import Look
from payung.claims.eligible import outside_on
from payung.identity.queries import account_of, named_heirs, requests_of
from payung.kernel.amounts import percent_text, rupiah_text
from payung.kernel.periods import month_of
from payung.registry.known_as import numbers_of
from payung.registry.models import Card, Person
from payung.registry.queries import people_reached
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.charts import Part, gores, share_bar
from payung.web.guard import found, page
from payung.web.members.claims import running_claims
from payung.web.members.gather import gather_statement, spells_of, working_for
from payung.web.members.own_copy import basis, nik_words
from payung.web.members.own_data import answered_within
from payung.web.members.paper import statement_pdf, statement_xlsx
from payung.web.members.protection import arrears_text, covers_of
from payung.web.members.statement import Statement

NEWEST_LOOKS = 8
NEWEST_REQUESTS = 5
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("look.self")
def home(request: HttpRequest) -> HttpResponse:
    """Balance, protection, and every month as a line."""
    person, law = _self(request), read_statute_book()
    spells = spells_of(person)
    statement = gather_statement(person, spells, request.today, law)
    employers = working_for(spells, request.today)
    outside = outside_on(numbers_of(person.pk), request.today)
    began = [*(spell.started_on for spell in spells), *(cover.since for cover in outside)]
    covers = covers_of(
        statement,
        working=bool(employers),
        member_since=min(began, default=None),
        law=law,
        outside=outside,
    )
    in_force = [cover.programme for cover in covers if cover.on]
    shown = {
        "person": person,
        "employers": employers,
        "cover": outside,
        "statement": statement,
        "share": _share(statement, law),
        "covers": covers,
        "in_force": in_force,
        "umbrella": gores(in_force),
        "arrears": arrears_text(statement, law),
        "running": running_claims(request, person),
    }
    return render(request, "members/home.html", shown)


@page("look.self")
def data(request: HttpRequest) -> HttpResponse:
    """Who looked, what is recorded, cards and places of work."""
    person = _self(request)
    looks = looks_at_all(numbers_of(person.pk))
    shown = {
        "person": person,
        "looks": [_look(look) for look in looks[:NEWEST_LOOKS]],
        "more_looks": max(0, looks.count() - NEWEST_LOOKS),
        "phone": _hidden(person.phone, 4),
        "email": _hidden_mail(person.email),
        "cards": Card.objects.filter(person__in=numbers_of(person.pk)).order_by("issued_on", "kpj"),
        "spells": spells_of(person),
        "heirs": named_heirs(person),
        "account": account_of(person),
        "requests": requests_of(person)[:NEWEST_REQUESTS],
        "basis": basis(),
        "answered_within": answered_within(request),
        "nik_words": nik_words(person),
    }
    return render(request, "members/data.html", shown)


@page("look.self")
def statement_as_pdf(request: HttpRequest) -> HttpResponse:
    """The statement as a paper."""
    person, statement = _statement(request)
    return _file(statement_pdf(person, statement, request.now), "application/pdf", "pdf", request.today)


@page("look.self")
def statement_as_xlsx(request: HttpRequest) -> HttpResponse:
    """The statement as a spreadsheet, one row per month and employer."""
    person, statement = _statement(request)
    return _file(statement_xlsx(person, statement), XLSX, "xlsx", request.today)


def _self(request: HttpRequest) -> Person:
    """The person of the visitor's own grant; 404 where the grant names nobody."""
    return found(people_reached(request.actor, "look.self").select_related("region").first())


def _statement(request: HttpRequest) -> tuple[Person, Statement]:
    person = _self(request)
    return person, gather_statement(person, spells_of(person), request.today, read_statute_book())


def _file(content: bytes, kind: str, ending: str, day: dt.date) -> HttpResponse:
    name = f"rincian-jht-{day.isoformat()}.{ending}"
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _share(statement: Statement, law: StatuteBook) -> SafeString:
    """The balance in its two parts, with the rates of the newest month."""
    month = month_of(statement.newest or statement.as_of)
    rates = [percent_text(law[f"contributions.jht.{name}"].value(month)) for name in ("rate_employer", "rate_worker")]
    employer, worker = rupiah_text(statement.from_employer), rupiah_text(statement.from_worker)
    said = _("Saldo %(all)s terdiri dari iuran perusahaan %(employer)s dan iuran Anda %(worker)s.") % {
        "all": rupiah_text(statement.balance),
        "employer": employer,
        "worker": worker,
    }
    parts = (
        Part(statement.from_employer, _("dari perusahaan (%s upah)") % rates[0], employer),
        Part(statement.from_worker, _("dari upah Anda (%s)") % rates[1], worker),
    )
    return share_bar(parts, said)


@dataclass(frozen=True)
class Seen:
    """One look in the words of the page; the person who looked only by initials."""

    role_words: str
    office: str
    initials: str
    at: dt.datetime
    purpose: str
    fields: str


def _look(look: Look) -> Seen:
    role = Role(look.role).label if look.role in Role.values else look.role
    initials = " ".join(f"{word[0]}." for word in look.actor_name.split()[:3])
    return Seen(str(role), look.office, initials, look.at, look.purpose, look.fields)


def _hidden(text: str, shown: int) -> str:
    return f"{'•' * 4} {text[-shown:]}" if text else ""


def _hidden_mail(address: str) -> str:
    name, at, host = address.partition("@")
    return f"{name[:1]}{'•' * 4}{at}{host}" if address else ""
