"""One month of an employer: what was sent in, what it brings, what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from payung.contributions.declarations import Declaration
from payung.contributions.sheet.read import ROW_LIMIT
from payung.contributions.uploads import Upload
from payung.kernel.amounts import percent_text
from payung.kernel.periods import month_of
from payung.registry.models import Employer
from payung.statute_book import StatuteBook, read_statute_book
from payung.web.employers.bill_paper import days_words
from payung.web.employers.frame import address, employer_at, key_of, remember_looks, show
from payung.web.employers.law_words import SHARE_COLUMNS, due_on, payer_totals, penalty_share, programme_rows
from payung.web.employers.reads import Month
from payung.web.employers.told import problem_rows
from payung.web.guard import page
from payung.web.words import clock_words, date_words

State = Declaration.State
EDITABLE = (State.DRAFT, State.CALCULATED)
PROBLEMS_SHOWN = 200
PAGE_SIZE = 50


@dataclass(frozen=True)
class Step:
    """One of the four steps of a month."""

    state: str
    name: str | Promise
    says: str | Promise
    is_done: bool = False
    is_now: bool = False


STEPS = (
    Step(State.DRAFT, gettext_lazy("Draft"), gettext_lazy("Isi dan perbaiki data. Semua masih bisa diubah.")),
    Step(State.CALCULATED, gettext_lazy("Hitung iuran"), gettext_lazy("Lihat jumlah yang harus dibayar.")),
    Step(
        State.FINALISED,
        gettext_lazy("Finalisasi"),
        gettext_lazy("Data dikunci, kode bayar terbit. Masih bisa dibatalkan."),
    ),
    Step(State.POSTED, gettext_lazy("Posting"), gettext_lazy("Sudah dibayar dan masuk ke saldo pekerja.")),
)


@page("look.employer")
def month(request: HttpRequest, key: str, month: dt.date) -> HttpResponse:
    """The month as it stands."""
    return month_page(request, employer_at(request, "look.employer", key), month)


def month_page(
    request: HttpRequest,
    employer: Employer,
    month: dt.date,
    *,
    whole_file: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a month; `whole_file` tells of a file that could not be read at all."""
    law = read_statute_book()
    search = request.GET.get("cari", "").strip()[:60].replace("\x00", "")
    read = Month(employer, month)
    editable = read.declaration is None or read.declaration.state in EDITABLE
    values = {
        "month": month,
        "search": search,
        "declaration": read.declaration,
        "bill": read.bill,
        "previous": read.previous,
        "editable": editable,
        "steps": steps_of(read.declaration),
        "next_step": _next_step(read),
        "row_limit": ROW_LIMIT,
        "whole_file": whole_file,
        **_state(read.declaration),
        **_due(read, request.today, law),
        **_upload(employer, month, read),
        **_estimate(month, read, law),
        **(_wages(request, read, search) if request.actor.may("look.workers") else {}),
    }
    return show(request, "employers/month.html", employer, "month", values, status)


def steps_of(declaration: Declaration | None) -> list[Step]:
    """The four steps, those behind marked as done and one as the present one."""
    order = [step.state for step in STEPS]
    now = order.index(declaration.state if declaration else State.DRAFT)
    return [
        Step(step.state, step.name, step.says, is_done=place < now, is_now=place == now)
        for place, step in enumerate(STEPS)
    ]


def _next_step(read: Month) -> str:
    if read.declaration is None or not read.totals.workers:
        return ""
    if read.stale:
        return "calculate"
    return {State.DRAFT.value: "calculate", State.CALCULATED.value: "finalise"}.get(read.declaration.state, "")


def _state(declaration: Declaration | None) -> dict[str, str]:
    if declaration is None:
        return {"state_kind": "plain", "state_text": _("Belum diisi")}
    saved = {"clock": clock_words(declaration.changed_at), "day": date_words(declaration.changed_at)}
    words = {
        State.DRAFT: ("wait", _("Draft, tersimpan %(day)s pukul %(clock)s") % saved),
        State.CALCULATED: ("you", _("Sudah dihitung, menunggu finalisasi Anda")),
        State.FINALISED: ("you", _("Difinalisasi, menunggu pembayaran")),
        State.POSTED: ("safe", _("Lunas dan sudah masuk ke saldo pekerja")),
    }
    kind, text = words[State(declaration.state)]
    return {"state_kind": kind, "state_text": text}


def _due(read: Month, today: dt.date, law: StatuteBook) -> dict[str, Any]:
    due = due_on(read.month, law)
    if read.bill is not None and read.bill.paid_at:
        return {"due": due, "due_words": _("Dibayar %(day)s.") % {"day": date_words(read.bill.paid_at)}}
    told = {"rate": percent_text(penalty_share(read.month, read.employer.labour_intensive, law))}
    if due and due < today:
        told["days"] = ngettext("%(days)d hari", "%(days)d hari", (today - due).days) % {"days": (today - due).days}
        said = _("Sudah lewat %(days)s. Dendanya %(rate)s sebulan, ditanggung perusahaan.") % told
    else:
        told["left"] = days_words(due, today) if due else ""
        said = _("%(left)s Lewat tanggal itu ada denda %(rate)s sebulan, ditanggung perusahaan.") % told
    return {"due": due, "due_words": said.strip()}


def _upload(employer: Employer, month: dt.date, read: Month) -> dict[str, Any]:
    """The latest upload that was not thrown away, and every address it needs."""
    upload = read.upload
    values: dict[str, Any] = {
        "upload": upload,
        "others_waiting": read.others_waiting,
        "has_failing": read.failing > 0,
        "failing": read.failing,
        "upload_address": address("upload", employer, month),
        "template_address": address("template", employer, month),
        "upload_label": _("Berkas perbaikan atau lembar baru") if upload else _("Berkas lembar upah"),
    }
    if upload is None:
        return values
    place = {"key": key_of(employer), "month": month, "upload_id": upload.pk}
    shown = read.problems if upload.state == Upload.State.CHECKED or read.failing else []
    return {
        **values,
        "waiting": upload.state == Upload.State.CHECKED,
        "to_confirm": len({row for each in read.problems if each.severity == "confirm" for row in each.rows}),
        "problems": problem_rows(shown[:PROBLEMS_SHOWN]),
        "problems_left": max(0, len(shown) - PROBLEMS_SHOWN),
        "confirm_address": reverse("employers:confirm", kwargs=place),
        "discard_address": reverse("employers:discard", kwargs=place),
        "failing_address": reverse("employers:failing", kwargs={**place, "kind": "xlsx"}),
        "failing_csv": reverse("employers:failing", kwargs={**place, "kind": "csv"}),
    }


def _estimate(month: dt.date, read: Month, law: StatuteBook) -> dict[str, Any]:
    """What the saved wages bring, by programme; nothing while nothing is saved."""
    if not read.totals.workers:
        return {"sums": read.totals}
    return {
        "sums": read.totals,
        "totals": payer_totals(read.totals.lines),
        "programmes": programme_rows(read.totals.lines),
        "caption": _("Iuran menurut program dan penanggung"),
        "total_label": _("Jumlah sementara") if read.bill is None else _("Jumlah iuran"),
        "jkp_words": jkp_words(month, law),
        "missing": read.missing,
        "missing_words": ", ".join(read.missing[:8]) + ("…" if len(read.missing) > 8 else ""),
    }


def jkp_words(month: dt.date, law: StatuteBook) -> str:
    """Why the job-loss programme adds nothing to a bill; empty before it existed."""
    number = month_of(month)
    state, from_jkk = law["contributions.jkp.from_state"].find(number), law["contributions.jkp.from_jkk"].find(number)
    if state is None or from_jkk is None:
        return ""
    return _("JKP tidak menambah tagihan: %(state)s dibayar pemerintah, %(jkk)s diambil dari iuran JKK (%(cite)s).") % {
        "state": percent_text(state.value),
        "jkk": percent_text(from_jkk.values[0]),
        "cite": state.cite,
    }


def _wages(request: HttpRequest, read: Month, search: str) -> dict[str, Any]:
    """One page of the wages, and a look at everybody on it."""
    asked = request.GET.get("halaman", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    shown = read.wages(number, PAGE_SIZE, search)
    if shown.rows:
        purpose = _("Lembar upah di %(employer)s") % {"employer": read.employer.name}
        people = [row["person_id"] for row in shown.rows]
        remember_looks(request, read.employer, people, purpose, _("nama, KPJ yang disamarkan, upah, iuran"))
    return {
        "wages": [{**row, "total": sum(row[name] for name in SHARE_COLUMNS)} for row in shown.rows],
        "has_wages": bool(read.totals.workers),
        "pages": shown.pages,
        "page_number": shown.page,
        "page_before": shown.page - 1,
        "page_after": shown.page + 1,
    }
