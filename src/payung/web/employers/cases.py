"""What the branch asks of the employer, and what its own workers say: read and answered here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from payung.compliance.actions.answer_case import answer_case
from payung.compliance.actions.answer_word import answer_word
from payung.compliance.explained import ASKED, WORDS, finding_text, row_text, word_text
from payung.compliance.models import Case, CaseStep, MemberWord
from payung.compliance.papers import LARGEST
from payung.compliance.reach import cases_reached, words_reached
from payung.compliance.readings import ANSWERS
from payung.compliance.refused import Refused
from payung.registry.models import Employer
from payung.statute_book import read_statute_book
from payung.web.claims.told import MEGABYTE, refused_words, size_words, upload_words
from payung.web.employers.frame import address, employer_at, remember_looks, show
from payung.web.employers.lists_out import cases_out
from payung.web.files import shown_file
from payung.web.guard import POST, found, page
from payung.web.pdf.case import case_response

LOOK = "look.workers"
ANSWER, WORD = "compliance.answer_case", "compliance.answer_word"
WRONG = 422
SHOWN_ROWS = 100
Step = CaseStep.Kind
TAGS = {
    MemberWord.State.WAITING: "you", MemberWord.State.AGREED: "safe", MemberWord.State.CASE: "wait",
    MemberWord.State.ACCEPTED: "safe", MemberWord.State.REFUSED: "plain", MemberWord.State.WITHDRAWN: "plain",
}  # fmt: skip


@page(LOOK)
def cases(request: HttpRequest, key: str) -> HttpResponse:
    """Statements of workers that wait for an answer, and every case the branch wrote about."""
    employer = employer_at(request, LOOK, key)
    words = list(_words(request, employer)[:SHOWN_ROWS])
    if words:
        purpose = _("Pernyataan pekerja %(employer)s") % {"employer": employer.name}
        remember_looks(request, employer, {each.person_id for each in words}, purpose, _("nama, isi pernyataan"))
    rows = list(_cases(request, employer).order_by("-pk")[:SHOWN_ROWS])
    if (taken := cases_out(request, [(each, word_text(each)) for each in words], rows)) is not None:
        return taken
    values = {
        "waiting": [(each, word_text(each)) for each in words if each.state == MemberWord.State.WAITING],
        "words": [(each, word_text(each), TAGS[MemberWord.State(each.state)])
                  for each in words if each.state != MemberWord.State.WAITING],
        "running": [each for each in rows if each.is_open],
        "closed": [each for each in rows if not each.is_open],
        "many": len(words) + len(rows),
    }  # fmt: skip
    return show(request, "employers/cases/list.html", employer, "cases", values)


@page(LOOK)
def case(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """One case: what was found, what is asked, letters and answers."""
    employer = employer_at(request, LOOK, key)
    return _case_page(request, employer, _case(request, employer, number))


@page(ANSWER, methods=POST)
def answer(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """An answer in words, with a document where it helps."""
    employer = employer_at(request, ANSWER, key)
    one, words = _case(request, employer, number), request.POST.get("jawaban", "")
    file, wrong = _file(request)
    if not wrong:
        try:
            answer_case(one.pk, words=words, paper=file, by=request.actor, at=request.now)
        except Refused as problem:
            wrong = _wrong(problem, file)
        else:
            messages.success(request, _("Jawaban terkirim kepada kantor cabang."))
            return HttpResponseRedirect(address("case", employer, number=one.number))
    return _case_page(request, employer, one, {"refused": wrong, "typed": words}, WRONG)


@page(LOOK)
def letter(request: HttpRequest, key: str, number: str, step_id: int) -> HttpResponse:
    """A letter of the case."""
    employer = employer_at(request, LOOK, key)
    letters = _case(request, employer, number).steps.exclude(kind=Step.INSPECTOR)
    return case_response(found(letters.filter(pk=step_id, letter__isnull=False).first()))


@page(LOOK)
def word(request: HttpRequest, key: str, word_id: int) -> HttpResponse:
    """One worker's statement and the form to answer it."""
    employer = employer_at(request, LOOK, key)
    return _word_page(request, employer, _word(request, employer, word_id))


@page(WORD, methods=POST)
def word_answer(request: HttpRequest, key: str, word_id: int) -> HttpResponse:
    """Agreed, it is put right at once; disputed, the branch looks into it."""
    employer = employer_at(request, WORD, key)
    one, reason = _word(request, employer, word_id), request.POST.get("alasan", "")
    chosen = request.POST.get("jawaban", "")
    file, wrong = _file(request)
    if not wrong and chosen not in ("setuju", "tidak"):
        wrong = _("Pilih dahulu: setuju atau tidak setuju.")
    if not wrong:
        try:
            done = answer_word(one.pk, agrees=chosen == "setuju", reason=reason, paper=file,
                               by=request.actor, at=request.now)  # fmt: skip
        except Refused as problem:
            wrong = _wrong(problem, file)
        else:
            messages.success(
                request,
                _("Tersimpan. Datanya sudah dibetulkan.") if done.agrees
                else _("Tersimpan. Kantor cabang memeriksanya dan memutus dengan alasan."),
            )  # fmt: skip
            return HttpResponseRedirect(address("cases", employer))
    return _word_page(request, employer, one, {"refused": wrong, "typed": reason, "chosen": chosen}, WRONG)


@page(LOOK)
def word_proof(request: HttpRequest, key: str, word_id: int) -> HttpResponse:
    """What the worker sent with the statement about the reported wage."""
    employer = employer_at(request, LOOK, key)
    one = found(_words(request, employer).filter(pk=word_id, proof__isnull=False).first())
    remember_looks(request, employer, [one.person_id], _("Pernyataan pekerja"), _("bukti yang dikirim"))
    return shown_file(f"bukti-{one.pk}", one.proof_type, bytes(one.proof))


def _cases(request: HttpRequest, employer: Employer) -> Any:
    return cases_reached(request.actor, LOOK).filter(employer=employer)


def _case(request: HttpRequest, employer: Employer, number: str) -> Case:
    return found(_cases(request, employer).filter(number=number.upper()).first())


def _words(request: HttpRequest, employer: Employer) -> Any:
    return words_reached(request.actor, LOOK).filter(employer=employer)


def _word(request: HttpRequest, employer: Employer, word_id: int) -> MemberWord:
    return found(_words(request, employer).filter(pk=word_id).first())


def _file(request: HttpRequest) -> tuple[tuple[str, bytes] | None, str]:
    """The file sent, or why it cannot be kept."""
    file = request.FILES.get("berkas")
    if file is None:
        return None, ""
    if file.size > LARGEST:
        return None, size_words(file.name, file.size)
    return (file.name, file.read()), ""


def _wrong(problem: Refused, file: tuple[str, bytes] | None) -> str:
    return upload_words(problem.problem, file[0]) if file else refused_words(problem.problem)


def _case_page(
    request: HttpRequest, employer: Employer, one: Case, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    rows = list(one.rows.select_related("person").order_by("month", "person__name", "pk")[:SHOWN_ROWS])
    people = {row.person_id for row in rows if row.person_id}
    people |= set(MemberWord.objects.filter(case=one).values_list("person_id", flat=True))
    if people:
        purpose = _("Menjawab perkara %(number)s") % {"number": one.number}
        remember_looks(request, employer, people, purpose, _("nama, upah yang dilaporkan"))
    trail = one.steps.exclude(kind=Step.FOUND).order_by("pk")
    values = {
        "case": one, "finding": finding_text(one), "asked": ASKED[Case.Kind(one.kind)], "largest": LARGEST // MEGABYTE,
        "rows": [(row, row_text(one, row)) for row in rows], "hidden": one.rows.count() - len(rows),
        "trail": trail, "late": one.is_open and one.due_on is not None and one.due_on < request.today,
        "may_answer": one.is_open and request.actor.may(ANSWER), "by_word": one.kind in WORDS,
    }  # fmt: skip
    return show(request, "employers/cases/case.html", employer, "cases", values | (more or {}), status)


def _word_page(
    request: HttpRequest, employer: Employer, one: MemberWord, more: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    purpose = _("Pernyataan pekerja %(employer)s") % {"employer": employer.name}
    remember_looks(request, employer, [one.person_id], purpose, _("nama, isi pernyataan"))
    values = {
        "word": one, "said": word_text(one), "tag": TAGS[MemberWord.State(one.state)], "largest": LARGEST // MEGABYTE,
        "may_answer": one.state == MemberWord.State.WAITING and request.actor.may(WORD),
        "reading": read_statute_book().questions[ANSWERS],
    }  # fmt: skip
    return show(request, "employers/cases/word.html", employer, "cases", values | (more or {}), status)
