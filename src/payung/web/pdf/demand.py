"""The letter that asks an employer for a shortfall, on one A4 page, from what was frozen in the demand."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import localdate

from payung.claims.demands import EmployerDemand
from payung.claims.letters.words import line_name
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.kernel.words import terbilang
from payung.web.pdf.typesetter import typeset


def demand_pdf(demand: EmployerDemand) -> bytes:
    """The PDF; always in Indonesian, for it is a document of record."""
    return typeset("demand.typ", demand_values(demand))


def demand_response(demand: EmployerDemand) -> HttpResponse:
    """The letter as a download, never kept by a cache."""
    name = f"selisih-{demand.claim.number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(demand_pdf(demand), "application/pdf", headers=headers)


def demand_values(demand: EmployerDemand) -> dict[str, object]:
    """What the template shows, as texts."""
    claim, day = demand.claim, date_text(localdate(demand.issued_at))
    code = demand.payment_code
    return {
        "title": "Tagihan selisih manfaat",
        "number": demand.number,
        "room": claim.office.name,
        "foot": f"Dihitung dengan aturan versi {demand.law_version}. Nomornya dapat dicocokkan di kantor mana pun.",
        "date": f"{claim.office.name}, {day}",
        "state": _state(demand),
        "lead": "Undang-undang membebankan kepada pemberi kerja selisih manfaat yang timbul karena upah pekerja "
        "dilaporkan kurang, atau karena pekerja belum didaftarkan. Peserta tidak dirugikan: bagian kami sudah "
        "diputus tersendiri.",
        "facts": [
            ["Kepada", demand.employer.name],
            ["Pekerja", claim.person.name],
            ["Kejadian", f"{claim.event.get_kind_display()}, {date_text(claim.event.happened_on)}"],
            ["No. klaim", claim.number],
        ],
        "amount": rupiah_text(demand.amount),
        "spelled": f"Terbilang: {terbilang(demand.amount)}",
        "code": f"{code[:3]} {code[3:7]} {code[7:]}",
        "wages": [
            ["Upah yang dilaporkan", rupiah_text(demand.reported_wage)],
            ["Upah sebenarnya", rupiah_text(demand.true_wage)],
            ["Bukti upah", demand.proof],
        ],
        "lines": [
            {
                "name": line_name(claim.programme, each["code"]),
                "working": each["working"],
                "cite": each["cite"],
                "amount": rupiah_text(each["amount"]),
            }
            for each in demand.lines
        ],
        "sums": [
            ["Manfaat menurut upah sebenarnya", rupiah_text(demand.at_true_wage)],
            ["Yang sudah kami kabulkan", rupiah_text(demand.granted)],
            ["Selisih yang ditagihkan", rupiah_text(demand.amount)],
        ],
        "cite": demand.cite,
        "ways": [
            "Bayar lewat bank yang bekerja sama: pilih BPJS Ketenagakerjaan, masukkan kode bayar, cocokkan jumlahnya.",
            "Uangnya dicatat terpisah sebagai titipan bagi penerima klaim; bukan iuran dan bukan denda.",
            f"Bila tidak setuju, bawa bukti upahnya ke {claim.office.get_kind_display()} {claim.office.name}. "
            "Tagihan yang keliru dicabut tertulis.",
        ],
    }


def _state(demand: EmployerDemand) -> str:
    if demand.paid_at:
        return f"Lunas {date_text(localdate(demand.paid_at))}"
    if demand.withdrawn_at:
        return f"Dicabut {date_text(localdate(demand.withdrawn_at))}: {demand.withdrawn_reason}"
    return ""
