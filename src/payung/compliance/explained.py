"""What a case rests on, in plain Indonesian: one sentence for the whole, one for each row, what is asked."""

from __future__ import annotations

import datetime as dt

from payung.compliance.models import Case, CaseRow, MemberWord
from payung.compliance.practice import practice
from payung.kernel.amounts import number_text, rupiah_text
from payung.kernel.dates import MONTHS, date_text

Kind = Case.Kind


def month_text(month: dt.date) -> str:
    """`Maret 2025`."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def finding_text(case: Case) -> str:
    """What was found and by which rule."""
    way = practice()
    if case.kind in WORDS:
        return word_text(case.word)
    return {
        Kind.MISSING: "Ada pekerja yang tercatat bekerja sebulan penuh tetapi tidak ada dalam laporan upah bulan itu.",
        Kind.UNDER_MINIMUM: "Ada upah sebulan penuh yang dilaporkan di bawah upah minimum daerah. Usaha mikro dan "
        "kecil tidak dicari.",
        Kind.FAR_UNDER: f"Median upah yang dilaporkan di bawah {way['far_under']['share_percent']} % dari median "
        "perusahaan sejenis: nomor daftar JKK dan kabupaten yang sama, paling sedikit "
        f"{way['far_under']['employers']} perusahaan.",
        Kind.SILENT: f"Tidak ada laporan upah selama {way['silent']['months']} bulan atau lebih yang sudah lewat jatuh "
        "tempo, padahal masih ada pekerja.",
        Kind.ENDED_BILLED: "Perusahaan sudah berakhir atau pekerja terakhirnya sudah keluar, tetapi masih ada tagihan "
        "atau pekerja yang tercatat sesudahnya.",
        Kind.UNREGISTERED: f"{case.lead_name}, {case.lead_place}: {number_text(case.lead_workers or 0)} pekerja "
        f"terlihat. Sumber: {case.lead_source}. Belum ditemukan sebagai peserta.",
    }[Kind(case.kind)]


def row_text(case: Case, row: CaseRow) -> str:
    """One row of a case as a sentence, without the person's name."""
    month = month_text(row.month) if row.month else ""
    if case.kind == Kind.MISSING:
        return f"{month}: bekerja, tidak ada dalam laporan"
    if case.kind == Kind.UNDER_MINIMUM:
        return (
            f"{month}: upah {rupiah_text(row.amount or 0)}, upah minimum {rupiah_text(row.against or 0)} ({row.note})"
        )
    if case.kind == Kind.FAR_UNDER:
        entry, _semicolon, employers = row.note.partition("; ")
        return (
            f"{month}: median {rupiah_text(row.amount or 0)}; perusahaan sejenis {rupiah_text(row.against or 0)} "
            f"(daftar JKK {entry}, {employers} perusahaan)"
        )
    if case.kind == Kind.SILENT:
        return f"{month}: tidak ada laporan; {number_text(row.amount or 0)} pekerja tercatat"
    ended = date_text(dt.date.fromisoformat(row.note)) if row.note else ""
    if row.person_id:
        return f"masih tercatat bekerja, padahal perusahaan berakhir {ended}"
    return f"{month}: tagihan {rupiah_text(row.amount or 0)}, padahal berakhir {ended}"


WORDS = {Kind.SAID_LEFT, Kind.SAID_WAGE, Kind.SAID_UNLISTED}
CASE_OF = {
    MemberWord.Kind.LEFT: Kind.SAID_LEFT,
    MemberWord.Kind.WAGE: Kind.SAID_WAGE,
    MemberWord.Kind.UNLISTED: Kind.SAID_UNLISTED,
}


def word_text(word: MemberWord) -> str:
    """What a member said, as a sentence about them."""
    name = word.person.name
    if word.kind == MemberWord.Kind.LEFT:
        return f"{name} menyatakan sudah keluar; hari kerja terakhirnya {date_text(word.day)}."
    if word.kind == MemberWord.Kind.WAGE:
        told = rupiah_text(word.reported) if word.reported is not None else "tidak ada"
        return (
            f"{name} menyatakan upahnya untuk {month_text(word.month)} {rupiah_text(word.wage)}; dalam laporan {told}."
        )
    return f"{name} menyatakan bekerja di {word.named} sejak {date_text(word.day)} dan tidak didaftarkan."


ASKED = {
    Kind.MISSING: "Laporkan pekerja itu pada bulan yang disebut, atau akhiri masa kerjanya bila sudah keluar.",
    Kind.UNDER_MINIMUM: "Periksa upahnya. Bila keliru, betulkan laporannya; bila benar, jelaskan sebabnya "
    "(misalnya jam kerja tidak penuh).",
    Kind.FAR_UNDER: "Cocokkan upah yang dilaporkan dengan daftar gaji. Bila memang demikian, jelaskan.",
    Kind.SILENT: "Laporkan upah bulan-bulan itu. Bila sudah tidak ada pekerja, akhiri masa kerjanya.",
    Kind.ENDED_BILLED: "Beri tahu kapan perusahaan berakhir. Tagihan sesudahnya kami hentikan; tidak perlu dibayar.",
    Kind.UNREGISTERED: "Daftarkan perusahaan dan pekerjanya; petugas membantu tanpa biaya.",
    Kind.SAID_LEFT: "Jawab apakah tanggal keluarnya benar.",
    Kind.SAID_WAGE: "Jawab apakah upah itu benar; lampirkan daftar gaji bila berbeda.",
    Kind.SAID_UNLISTED: "Jawab apakah orang itu bekerja pada Anda, dan sejak kapan.",
}
"""Kind → what the employer is asked to do, in one or two sentences."""
