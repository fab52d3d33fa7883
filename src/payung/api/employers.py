"""An employer's month for its own programs: send a sheet, read what is wrong, confirm, finalise, the bill."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from ninja import File, Router
from ninja.errors import HttpError
from ninja.files import UploadedFile

from payung.api.keys import employer_of
from payung.api.shapes import BillOut, ConfirmedOut, EmployerOut, MonthOut, RefusedOut, SheetOut, WorkersOut
from payung.audit.looks import record_looks
from payung.contributions.actions.calculate import calculate
from payung.contributions.actions.confirm_sheet import confirm_sheet
from payung.contributions.actions.confirm_workers import confirm_workers
from payung.contributions.actions.finalise import finalise
from payung.contributions.actions.read_sheet import read_sheet
from payung.contributions.actions.read_workers import read_workers
from payung.contributions.bills import Bill
from payung.contributions.declarations import Declaration
from payung.contributions.queries import bills_of, declaration_of, totals_of, uploads_of, worker_sheets_of
from payung.contributions.refused import ABOUT_OTHERS, Refused
from payung.contributions.sheet.guard import FILE_LIMIT
from payung.contributions.sheet.refused import Unreadable, too_large
from payung.contributions.uploads import Upload
from payung.contributions.worker_sheets import WorkerSheet
from payung.kernel.identity import mask_kpj, mask_nik
from payung.kernel.periods import first_day, month_from_iso
from payung.registry.models import Employer
from payung.registry.queries import employers_reached

router = Router(tags=["perusahaan"])
REFUSED = {400: RefusedOut, 401: RefusedOut, 403: RefusedOut, 404: RefusedOut, 409: RefusedOut, 429: RefusedOut}
PAGE = 500


@router.get("", response={200: list[EmployerOut], **REFUSED}, summary="Perusahaan yang dibuka token ini")
def employers(request: HttpRequest) -> Any:
    """Nomor, divisi, dan nama."""
    reached = employers_reached(request.actor, "look.employer")
    return [{"key": _key(each), "npp": each.npp, "division": each.division, "name": each.name} for each in reached]


@router.post("/{key}/months/{month}/sheets", response={201: SheetOut, **REFUSED}, summary="Kirim lembar")
def send_sheet(request: HttpRequest, key: str, month: str, file: UploadedFile = File(...)) -> Any:
    """Lembar upah atau lembar pekerja; jenisnya dikenali dari judul kolomnya. Belum ada yang tersimpan."""
    employer, day = employer_of(request, "contributions.read_sheet", key), _month(month)
    if (file.size or 0) > FILE_LIMIT:
        raise too_large(file.size or 0, FILE_LIMIT)
    asked = {"employer_ids": [employer.pk], "month": day, "by": request.actor, "at": request.now}
    content, name = file.read(), (file.name or "")[-120:]
    try:
        return 201, _wage_sheet(read_sheet(content, name, **asked).upload)
    except Refused as refused:
        if refused.problem.code != ABOUT_OTHERS.code:
            raise
    return 201, _worker_sheet(read_workers(content, name, **asked).sheet)


@router.get("/{key}/months/{month}/sheets", response={200: list[SheetOut], **REFUSED}, summary="Lembar sebulan")
def sheets(request: HttpRequest, key: str, month: str) -> Any:
    """Lembar upah bulan itu beserta hasil pemeriksaannya, yang terbaru dahulu."""
    employer = employer_of(request, "look.employer", key)
    return [_wage_sheet(each) for each in uploads_of(employer.pk, _month(month))[:50]]


@router.get("/{key}/sheets/{kind}/{number}", response={200: SheetOut, **REFUSED}, summary="Hasil pemeriksaan lembar")
def sheet(request: HttpRequest, key: str, kind: str, number: int) -> Any:
    """`kind` seperti pada jawaban saat lembar dikirim."""
    employer = employer_of(request, "look.employer", key)
    sent = _sent(employer, kind, number)
    return _wage_sheet(sent) if isinstance(sent, Upload) else _worker_sheet(sent)


@router.post("/{key}/sheets/{kind}/{number}/confirm", response={200: ConfirmedOut, **REFUSED}, summary="Simpan lembar")
def confirm(request: HttpRequest, key: str, kind: str, number: int) -> Any:
    """Semua baris yang benar disimpan sekaligus, atau tidak satu pun."""
    employer = employer_of(request, "contributions.confirm_sheet", key)
    sent = _sent(employer, kind, number)
    if isinstance(sent, Upload):
        confirm_sheet([sent.pk], by=request.actor, at=request.now)
    else:
        confirm_workers(sent.pk, by=request.actor, at=request.now)
    return {"id": sent.pk, "state": "confirmed", "rows": sent.good_count}


@router.post("/{key}/months/{month}/calculate", response={200: MonthOut, **REFUSED}, summary="Hitung iuran")
def calculate_month(request: HttpRequest, key: str, month: str) -> Any:
    """Jumlah iuran dari upah yang tersimpan."""
    employer, day = employer_of(request, "contributions.calculate", key), _month(month)
    calculate([_declared(employer, day).pk], by=request.actor, at=request.now)
    return _month_out(_declared(employer, day))


@router.post("/{key}/months/{month}/finalise", response={200: BillOut, **REFUSED}, summary="Finalisasi")
def finalise_month(request: HttpRequest, key: str, month: str, without_failing: bool = False) -> Any:
    """Data dikunci, tagihan dan kode bayar terbit."""
    employer, day = employer_of(request, "contributions.finalise", key), _month(month)
    declared = [_declared(employer, day).pk]
    (number,) = finalise(declared, without_failing=without_failing, by=request.actor, at=request.now)
    return _bill(Bill.objects.get(pk=number))


@router.get("/{key}/months/{month}/bill", response={200: BillOut, **REFUSED}, summary="Tagihan sebulan")
def bill(request: HttpRequest, key: str, month: str) -> Any:
    """Tagihan yang berlaku. Sebagai PDF: alamat yang sama dengan akhiran `.pdf`."""
    employer, day = employer_of(request, "look.employer", key), _month(month)
    found = bills_of(employer.pk).filter(month=day).first()
    if found is None:
        raise HttpError(404, "Bulan itu belum ditagihkan.")
    return _bill(found)


@router.get("/{key}/workers", response={200: WorkersOut, **REFUSED}, summary="Daftar pekerja")
def workers(request: HttpRequest, key: str, page: int = 1, working: bool = True) -> Any:
    """Nomornya disamarkan. Setiap pekerja di dalamnya bisa melihat siapa yang membukanya."""
    employer = employer_of(request, "look.workers", key)
    spells = employer.employments.exclude(end_reason="mistake").select_related("person", "card")
    if working:
        today = request.today
        spells = spells.filter(Q(ended_on=None) | Q(ended_on__gte=today), started_on__lte=today)
    total = spells.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    shown = list(spells.order_by("person__name", "pk")[(page - 1) * PAGE : page * PAGE])
    record_looks(
        request.actor,
        role="clerk",
        office=employer.name,
        person_ids=[spell.person_id for spell in shown],
        purpose=f"Daftar pekerja {employer.name} lewat program",
        fields="nama, NIK dan KPJ yang disamarkan, masa kerja",
        at=request.now,
    )
    listed = [
        {
            "employee_number": spell.employee_number,
            "name": spell.person.name,
            "nik": mask_nik(spell.person.nik) if spell.person.nik else "",
            "kpj": mask_kpj(spell.card.kpj) if spell.card else "",
            "started_on": spell.started_on,
            "ended_on": spell.ended_on,
        }
        for spell in shown
    ]
    return {"page": page, "pages": pages, "total": total, "workers": listed}


def problems_out(refused: Refused | Unreadable) -> list[dict[str, Any]]:
    """The problems of a refusal, as they are shown."""
    return [asdict(each) for each in (refused.problems if isinstance(refused, Unreadable) else (refused.problem,))]


def _key(employer: Employer) -> str:
    return f"{employer.npp}-{employer.division}"


def _month(text: str) -> dt.date:
    try:
        return first_day(month_from_iso(text))
    except ValueError:
        raise HttpError(400, "Bulan ditulis tahun-bulan, misalnya 2026-10.") from None


def _declared(employer: Employer, month: dt.date) -> Declaration:
    declared = declaration_of(employer.pk, month)
    if declared is None:
        raise HttpError(404, "Bulan itu belum ada isinya.")
    return declared


def _sent(employer: Employer, kind: str, number: int) -> Upload | WorkerSheet:
    if kind == "upah":
        own = Upload.objects.filter(employer_ids__contains=[employer.pk])
        sent = own.exclude(state=Upload.State.DISCARDED).defer("content", "rows").filter(pk=number).first()
    else:
        sent = worker_sheets_of(employer.pk).filter(pk=number, form=kind).first()
    if sent is None:
        raise HttpError(404, "Tidak ada lembar seperti itu.")
    return sent


def _wage_sheet(sent: Upload) -> dict[str, Any]:
    return {**_told(sent), "kind": "upah"}


def _worker_sheet(sent: WorkerSheet) -> dict[str, Any]:
    return {**_told(sent), "kind": sent.form}


def _told(sent: Upload | WorkerSheet) -> dict[str, Any]:
    return {
        "id": sent.pk,
        "month": sent.month,
        "file_name": sent.file_name,
        "state": sent.state,
        "rows": sent.row_count,
        "valid": sent.good_count,
        "not_valid": sent.failing_count,
        "problems": sent.problems,
    }


def _month_out(declared: Declaration) -> dict[str, Any]:
    sums = totals_of(declared)
    return {
        "month": declared.month,
        "state": declared.state,
        "workers": sums.workers,
        "wages": sums.wages,
        "amount": sums.amount,
    }


def _bill(bill: Bill) -> dict[str, Any]:
    names = ("number", "month", "state", "payment_code", "amount", "contributions", "penalties", "workers", "due_on")
    lines = [
        {
            "programme": each.programme,
            "payer": each.payer,
            "amount": each.amount,
            "rate": each.rate_text,
            "cite": each.cite,
        }
        for each in bill.lines.order_by("pk")
    ]
    told = {name: getattr(bill, name) for name in (*names, "paid_at", "law_version")}
    return {**told, "lines": lines}
