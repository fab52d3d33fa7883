"""The certificate of somebody who works abroad on one A4 page, always in Indonesian."""

from __future__ import annotations

from payung.kernel.amounts import rupiah_text
from payung.kernel.dates import date_text
from payung.kernel.identity import mask_nik
from payung.migrants.queries import Standing
from payung.registry.certificate_codes import code_text, with_code
from payung.web.pdf.qr import qr_svg
from payung.web.pdf.typesetter import typeset

PHASES = {"before": "Sebelum berangkat", "during": "Selama bekerja", "after": "Setelah pulang"}


def migrant_certificate_pdf(stands: Standing, address: str) -> bytes:
    """The PDF of a departure whose package is paid. address: of the page where anybody may check the code."""
    departure = stands.departure
    values = {
        "title": "Sertifikat kepesertaan pekerja migran",
        "number": departure.number,
        "room": departure.office.name,
        "foot": f"Keadaan {date_text(stands.today)}",
        "lead": "Orang di bawah ini terlindungi Jaminan Kecelakaan Kerja dan Jaminan Kematian sebelum, selama, dan "
        "setelah bekerja di luar negeri, pada hari-hari yang tertulis.",
        "figures": [
            {"label": "Nama", "value": departure.person.name, "note": f"NIK {mask_nik(departure.person.nik)}"},
            {"label": "Iuran yang sudah dibayar", "value": rupiah_text(stands.paid), "note": ""},
        ],
        "facts": [
            ["Nomor peserta", departure.person.member_number],
            ["Negara dan pekerjaan", f"{departure.country}, {departure.job}"],
            ["Perusahaan penempatan", departure.company.name if departure.company else "perseorangan"],
            ["Berangkat", date_text(departure.departs_on)],
            ["Lama perjanjian", f"{departure.contract_months} bulan"],
            ["JHT", f"{rupiah_text(departure.jht_monthly)} sebulan" if departure.jht_monthly else "tidak diikuti"],
        ],
        "lines_title": "Hari-hari yang terlindungi",
        "lines_head": ["Masa", "Sejak", "Sampai"],
        "lines": [[PHASES[phase], date_text(since), date_text(until)] for phase, since, until in stands.phases],
        "lines_total": None,
        "code_label": "Kode untuk memeriksa sertifikat ini",
        "code": code_text(departure.code),
        "qr": qr_svg(with_code(address, departure.code)),
        "code_words": f"Siapa pun yang memegang kode ini dapat memeriksanya di {address}",
        "small": "Yang berlaku adalah keterangan di halaman pemeriksaan pada hari diperiksa.",
    }
    return typeset("certificate.typ", values)
