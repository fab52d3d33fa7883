"""The certificate of a construction project on one A4 page, always in Indonesian: a document of record."""

from __future__ import annotations

from payung.construction.models import Project, Term
from payung.construction.queries import Standing
from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.registry.certificate_codes import code_text, with_code
from payung.rolls.models import Roll
from payung.web.pdf.qr import qr_svg
from payung.web.pdf.typesetter import typeset

FUNDING = {"apbn": "APBN", "apbd": "APBD", "private": "Swasta"}
REASONS = {"whole": "Sekaligus", "instalment": "Termin", "addendum": "Adendum"}


def project_certificate_pdf(stands: Standing, address: str) -> bytes:
    """The PDF of a project that was paid for in part (interim) or in full (final).

    address  of the page where anybody may check the code
    """
    return typeset("certificate.typ", _values(stands, address))


def _values(stands: Standing, address: str) -> dict[str, object]:
    project, final = stands.project, stands.certificate == "final"
    terms = project.terms.filter(roll__state=Roll.State.PAID).exclude(reason=Term.Reason.PENALTY)
    return {
        "title": "Sertifikat kepesertaan jasa konstruksi" + ("" if final else ", sementara"),
        "number": project.number,
        "room": project.office.name,
        "foot": f"Keadaan {date_text(stands.today)}",
        "lead": "Pekerja proyek di bawah ini terlindungi Jaminan Kecelakaan Kerja dan Jaminan Kematian, sejauh namanya "
        "dilaporkan menurut minggu kerjanya.",
        "figures": [
            {
                "label": "Terlindungi",
                "value": f"{date_text(stands.since)} – {date_text(stands.until)}",
                "note": _until_note(stands),
            },
            {
                "label": "Iuran yang sudah dibayar",
                "value": rupiah_text(stands.paid),
                "note": "lunas" if final else f"dari {rupiah_text(stands.billed)}",
            },
        ],
        "facts": _facts(project),
        "lines_title": "Pembayaran",
        "lines_head": ["Untuk", "Dibayar", "JKK", "JKM"],
        "lines": [
            [
                f"{REASONS[term.reason]} {term.place}",
                date_text(term.roll.paid_on),
                rupiah_text(term.jkk),
                rupiah_text(term.jkm),
            ]
            for term in terms.select_related("roll")
        ],
        "lines_total": None,
        "code_label": "Kode untuk memeriksa sertifikat ini",
        "code": code_text(project.code),
        "qr": qr_svg(with_code(address, project.code)),
        "code_words": f"Siapa pun, termasuk panitia pengadaan, dapat memeriksanya di {address}",
        "small": "Yang berlaku adalah keterangan di halaman pemeriksaan pada hari diperiksa: kontrak dapat berubah "
        "oleh adendum, dan proyek dapat dibatalkan, sesudah kertas ini dicetak.",
    }


def _until_note(stands: Standing) -> str:
    if stands.project.maintenance_until is None:
        return "masa pelaksanaan"
    return "pelaksanaan dan pemeliharaan" if stands.settled else "masa pemeliharaan menyusul setelah lunas"


def _facts(project: Project) -> list[list[str]]:
    owner = project.agency.name if project.agency else project.owner_name or "–"
    maintained = [["Pemeliharaan sampai", date_text(project.maintenance_until)]] if project.maintenance_until else []
    return [
        ["Proyek", project.name],
        ["Tempat", f"{project.place}, {project.region.name}" if project.place else project.region.name],
        ["Kontraktor", f"{project.contractor.name} ({project.contractor.number})"],
        ["Pemilik proyek", owner],
        ["Dana", f"{FUNDING[project.funding]} {project.funds}".strip()],
        ["Nomor kontrak", f"{project.contract_number}, {date_text(project.contracted_on)}"],
        ["Nilai tanpa PPN", rupiah_text(project.value)],
        ["Nilai dengan PPN", rupiah_text(project.value_with_vat)],
        ["Masa pelaksanaan", f"{date_text(project.starts_on)} sampai {date_text(project.ends_on)}"],
        *maintained,
    ]
