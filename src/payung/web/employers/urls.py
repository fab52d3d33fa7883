"""Addresses of these pages. `key` is the employer's NPP and division; `month` is YYYY-MM."""

from __future__ import annotations

import datetime as dt

from django.urls import path, register_converter

from payung.kernel.periods import first_day, month_from_iso, month_iso, month_of
from payung.web.employers import (
    appeals,
    bills,
    cases,
    demands,
    events,
    finalising,
    home,
    month,
    parcels,
    programs,
    reports,
    several,
    sheet,
    steps,
    wages,
    worker_sheets,
    workers,
)

app_name = "employers"


class EmployerKey:
    """`19100217-000`."""

    regex = "[A-Z0-9]{8,12}-[A-Z0-9]{3}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Month:
    """`2025-03` as the first day of that month."""

    regex = "20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> dt.date:
        return first_day(month_from_iso(value))

    def to_url(self, value: dt.date) -> str:
        return month_iso(month_of(value))


class FileKind:
    """`xlsx` or `csv`."""

    regex = "xlsx|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(EmployerKey, "employer")
register_converter(Month, "month")
register_converter(FileKind, "kind")

MONTH = "<employer:key>/bulan/<month:month>/"
SHEETS = "<employer:key>/pekerja/lembar/"
CASES = "<employer:key>/pemeriksaan/"
BILL = "<employer:key>/tagihan/<str:number>/"

urlpatterns = [
    path("<employer:key>/tanggungan/", demands.demands, name="demands"),
    path("<employer:key>/tanggungan/<int:demand_id>/surat.pdf", demands.paper, name="demand_paper"),
    path("", home.home, name="home"),
    path("kelola/", several.manage, name="manage"),
    path("kelola/<int:employer_id>/lepas/", several.leave, name="leave"),
    path("gabungan/", several.together, name="together"),
    path("gabungan/<int:upload_id>/simpan/", several.together_confirm, name="together_confirm"),
    path("gabungan/<int:upload_id>/buang/", several.together_discard, name="together_discard"),
    path("gabungan/<int:upload_id>/perbaiki.<kind:kind>", several.together_failing, name="together_failing"),
    path("<employer:key>/", home.months, name="months"),
    path(MONTH, month.month, name="month"),
    path(MONTH + "unggah/", sheet.upload, name="upload"),
    path(MONTH + "unggahan/<int:upload_id>/simpan/", sheet.confirm, name="confirm"),
    path(MONTH + "unggahan/<int:upload_id>/buang/", sheet.discard, name="discard"),
    path(MONTH + "unggahan/<int:upload_id>/perbaiki.<kind:kind>", sheet.failing, name="failing"),
    path(MONTH + "lembar.xlsx", sheet.template, name="template"),
    path(MONTH + "tanpa-perubahan/", steps.repeat, name="repeat"),
    path(MONTH + "hitung/", steps.calculate_month, name="calculate"),
    path(MONTH + "finalisasi/", finalising.finalise_month, name="finalise"),
    path(MONTH + "batal/", steps.reopen_month, name="reopen"),
    path(MONTH + "upah/<int:person_id>/", wages.wage, name="wage"),
    path(MONTH + "upah.<kind:kind>", wages.wages_file, name="wages_file"),
    path("<employer:key>/tagihan/", bills.bills, name="bills"),
    path("<employer:key>/tagihan.<kind:kind>", bills.bills_file, name="bills_file"),
    path(BILL, bills.bill, name="bill"),
    path(BILL + "tagihan.pdf", bills.bill_pdf, name="bill_pdf"),
    path(BILL + "bukti-lunas.pdf", bills.proof, name="proof"),
    path("<employer:key>/pekerja/", workers.workers, name="workers"),
    path("<employer:key>/pekerja/tambah/", workers.worker_new, name="worker_new"),
    path(SHEETS, worker_sheets.sheets, name="worker_sheets"),
    path(SHEETS + "<int:sheet_id>/simpan/", worker_sheets.confirm, name="worker_sheet_confirm"),
    path(SHEETS + "<int:sheet_id>/buang/", worker_sheets.discard, name="worker_sheet_discard"),
    path(SHEETS + "<int:sheet_id>/perbaiki.<kind:kind>", worker_sheets.failing, name="worker_sheet_failing"),
    path(SHEETS + "<slug:form>.xlsx", worker_sheets.template, name="worker_template"),
    path("<employer:key>/pekerja/<int:employment_id>/berhenti/", workers.worker_end, name="worker_end"),
    path("<employer:key>/kiriman/", parcels.begin, name="parcel_begin"),
    path("<employer:key>/kiriman/<uuid:number>/", parcels.parcel, name="parcel"),
    path("<employer:key>/kiriman/<uuid:number>/bagian/<int:place>/", parcels.part, name="parcel_part"),
    path("<employer:key>/program/", programs.programs, name="programs"),
    path("<employer:key>/program/<int:token_id>/cabut/", programs.revoke, name="program_revoke"),
    path("<employer:key>/peristiwa/", events.events, name="events"),
    path("<employer:key>/peristiwa/<int:event_id>/", events.event, name="event"),
    path("<employer:key>/keberatan/<str:number>/", appeals.appeal, name="appeal"),
    path("<employer:key>/jawaban/<int:appeal_id>.pdf", appeals.answer, name="appeal_answer"),
    path("<employer:key>/peristiwa/<int:event_id>/dokumen/", events.send_document, name="event_document"),
    path("<employer:key>/pekerja/<int:employment_id>/lapor/<slug:slug>/", events.report, name="event_report"),
    path(CASES, cases.cases, name="cases"),
    path(CASES + "pernyataan/<int:word_id>/", cases.word, name="word"),
    path(CASES + "pernyataan/<int:word_id>/jawab/", cases.word_answer, name="word_answer"),
    path(CASES + "pernyataan/<int:word_id>/bukti/", cases.word_proof, name="word_proof"),
    path(CASES + "<slug:number>/", cases.case, name="case"),
    path(CASES + "<slug:number>/jawab/", cases.answer, name="case_answer"),
    path(CASES + "<slug:number>/surat/<int:step_id>.pdf", cases.letter, name="case_letter"),
    path("<employer:key>/laporan/", reports.reports, name="reports"),
]
