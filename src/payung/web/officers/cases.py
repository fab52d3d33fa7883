"""One case: what makes it, its trail, and the steps an officer takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.compliance.actions.close_case import OUTCOMES, close_case
from payung.compliance.actions.decide_word import decide_word
from payung.compliance.actions.stop_billing import stop_billing
from payung.compliance.actions.take_step import Plan, take_step
from payung.compliance.explained import ASKED, WORDS, finding_text, row_text
from payung.compliance.letters import TITLES
from payung.compliance.models import Case, CaseStep, MemberWord
from payung.compliance.reach import cases_reached
from payung.compliance.readings import READINGS
from payung.compliance.refused import Refused
from payung.kernel.amounts import parse_rupiah
from payung.kernel.problem import Refusal
from payung.statute_book import read_statute_book
from payung.web.claims.told import refused_words
from payung.web.employers.forms import DayField
from payung.web.files import shown_file
from payung.web.guard import POST, found, page
from payung.web.officers.cases_list import KINDS, stage_tag
from payung.web.officers.reach import BRANCH, address_of, remember_looks
from payung.web.pdf.case import case_response

WRONG = 422
Step = CaseStep.Kind
STEPS = {
    Step.LETTER_1: t("Kirim surat pertama"),
    Step.LETTER_2: t("Kirim surat kedua"),
    Step.VISIT: t("Kunjungan ke tempat usaha"),
    Step.MEETING: t("Undang bertemu"),
    Step.PLAN: t("Sepakat membayar bertahap"),
    Step.INSPECTOR: t("Serahkan kepada pengawas ketenagakerjaan"),
}
OUTCOME_WORDS = {
    Case.Outcome.MENDED: t("Sudah diperbaiki"),
    Case.Outcome.EXPLAINED: t("Dapat dijelaskan, tidak ada pelanggaran"),
    Case.Outcome.MISTAKEN: t("Temuan keliru"),
    Case.Outcome.REGISTERED: t("Sudah mendaftar"),
    Case.Outcome.HANDED_OVER: t("Diteruskan pengawas ketenagakerjaan"),
    Case.Outcome.GONE: t("Perusahaan sudah tidak ada"),
}
SHOWN_ROWS = 100


@page(BRANCH)
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one case."""
    return case_page(request, _own(request, number))


@page("compliance.take_step", methods=POST)
def step(request: HttpRequest, number: str) -> HttpResponse:
    """The next step is taken; its letter can be printed at once."""
    one, kind = _own(request, number), request.POST.get("langkah", "")
    due, plan = _day(request), None
    if due is not None and isinstance(due, str):
        return case_page(request, one, {"refused": due}, WRONG)
    if kind == Step.PLAN:
        plan = _plan(request)
    return _taken(
        request, one,
        lambda: take_step(one.pk, kind, note=request.POST.get("keterangan", ""), due_on=due, plan=plan,
                          by=request.actor, at=request.now),
        _("Langkah tersimpan. Suratnya dapat diunduh di jejak perkara."),
    )  # fmt: skip


@page("compliance.close_case", methods=POST)
def close(request: HttpRequest, number: str) -> HttpResponse:
    """The case ends with an outcome and a reason."""
    one = _own(request, number)
    return _taken(
        request, one,
        lambda: close_case(one.pk, outcome=request.POST.get("hasil", ""), reason=request.POST.get("alasan", ""),
                           by=request.actor, at=request.now),
        _("Perkara ditutup."),
    )  # fmt: skip


@page("compliance.stop_billing", methods=POST)
def stop(request: HttpRequest, number: str) -> HttpResponse:
    """Bills after the end are taken back; the workers are told how to go on."""
    one = _own(request, number)
    return _taken(
        request, one, lambda: stop_billing(one.pk, by=request.actor, at=request.now),
        lambda done: _("Tagihan dihentikan. %(what)s.") % {"what": done.note},
    )  # fmt: skip


@page("compliance.decide_word", methods=POST)
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """What the worker said holds, or is not proven."""
    one = _own(request, number)
    return _taken(
        request, one,
        lambda: decide_word(one.pk, holds=request.POST.get("putusan") == "terima",
                            reason=request.POST.get("alasan", ""), by=request.actor, at=request.now),
        lambda done: _("Diputus. %(result)s") % {"result": done.result},
    )  # fmt: skip


@page(BRANCH)
def letter(request: HttpRequest, number: str, step_id: int) -> HttpResponse:
    """The letter of one step, as it was when it was taken."""
    one = _own(request, number)
    return case_response(found(one.steps.filter(pk=step_id, letter__isnull=False).first()))


@page(BRANCH)
def paper(request: HttpRequest, number: str, step_id: int) -> HttpResponse:
    """What the employer sent with an answer."""
    kept = found(_own(request, number).steps.filter(pk=step_id, content__isnull=False).first())
    return shown_file(f"jawaban-{kept.pk}", kept.file_type, bytes(kept.content))


@page(BRANCH)
def proof(request: HttpRequest, number: str) -> HttpResponse:
    """What the worker sent with their word; the look is recorded."""
    one = _own(request, number)
    word = found(MemberWord.objects.filter(case=one, proof__isnull=False).first())
    remember_looks(request, [word.person_id], purpose=_("Memeriksa perkara %(number)s") % {"number": one.number},
                   fields=_("bukti yang dikirim"))  # fmt: skip
    return shown_file(f"bukti-{word.pk}", word.proof_type, bytes(word.proof))


def case_page(request: HttpRequest, one: Case, more: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """The page; `more` holds what a refused step has to say. People shown by name are looks."""
    rows = list(one.rows.select_related("person").order_by("month", "person__name", "pk")[:SHOWN_ROWS])
    word = MemberWord.objects.select_related("person", "employer").filter(case=one).first()
    people = {row.person_id for row in rows if row.person_id} | ({word.person_id} if word else set())
    if people:
        remember_looks(
            request, people, purpose=_("Memeriksa perkara %(number)s") % {"number": one.number},
            fields=_("nama, upah yang dilaporkan, masa kerja"),
        )  # fmt: skip
    trail = list(one.steps.order_by("pk"))
    first = any(each.kind == Step.LETTER_1 for each in trail)
    may = request.actor.may
    values = {
        "case": one,
        "kind": KINDS[one.kind],
        "tag": stage_tag(one),
        "finding": finding_text(one),
        "asked": ASKED[Case.Kind(one.kind)],
        "rows": [(row, row_text(one, row)) for row in rows],
        "hidden": one.rows.count() - len(rows),
        "trail": trail,
        "word": word,
        "correction": getattr(word, "correction", None) if word else None,
        "employer_url": address_of(one.employer) if one.employer else "",
        "late": one.is_open and one.due_on is not None and one.due_on < request.today,
        "steps": [(key, words) for key, words in STEPS.items() if key in TITLES and (first or key != Step.LETTER_2)],
        "outcomes": [(each.value, OUTCOME_WORDS[each]) for each in OUTCOMES],
        "typed": request.POST if status == WRONG else {},
        "may_step": one.is_open and may("compliance.take_step"),
        "may_close": one.is_open and may("compliance.close_case") and one.kind not in WORDS,
        "may_decide": one.is_open and may("compliance.decide_word") and word is not None,
        "may_stop": one.is_open and may("compliance.stop_billing") and one.kind == Case.Kind.ENDED_BILLED,
        "readings": [read_statute_book().questions[key] for key in READINGS.get(one.kind, ())],
    }
    return render(request, "officers/cases/case.html", values | (more or {}), status=status)


def _own(request: HttpRequest, number: str) -> Case:
    return found(cases_reached(request.actor, BRANCH).filter(number=number.upper()).first())


def _taken(request: HttpRequest, one: Case, take: Callable[[], Any], told: str | Callable[[Any], str]) -> HttpResponse:
    """Take the step and say so, or show why it was refused."""
    try:
        done = take()
    except Refused as problem:
        return case_page(request, one, {"refused": refused_words(problem.problem)}, WRONG)
    messages.success(request, told(done) if callable(told) else told)
    return HttpResponseRedirect(reverse("officers:case", args=[one.number]))


def _day(request: HttpRequest) -> dt.date | str | None:
    """The day typed, None where none was, or what is wrong with it."""
    text = request.POST.get("tanggal", "").strip()
    if not text:
        return None
    try:
        day: dt.date = DayField().clean(text)
    except Exception as problem:
        return " ".join(getattr(problem, "messages", [_("Periksa tanggalnya.")]))
    return day


def _plan(request: HttpRequest) -> Plan | None:
    amount, count = parse_rupiah(request.POST.get("jumlah", "")), request.POST.get("angsuran", "")
    if isinstance(amount, Refusal) or not (count.isascii() and count.isdigit() and len(count) < 4):
        return None
    return Plan(amount, int(count))
