"""Drafts of press notes to begin with. A sentence whose figures the region does not have is left out whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from payung.web.governments.pack.slots import Desk

SLOT = re.compile(r"\{([^{}\n]*)\}")
Sentence = str | tuple[str, ...]
"""One sentence, or several of which the first that can be said is taken."""
LINES = ("jkk", "jkm", "jht", "jp", "jkp", "beasiswa")
NAMES = {
    "jkk": "jaminan kecelakaan kerja (JKK)",
    "jkm": "jaminan kematian (JKM)",
    "jht": "jaminan hari tua (JHT)",
    "jp": "jaminan pensiun (JP)",
    "jkp": "jaminan kehilangan pekerjaan (JKP)",
    "beasiswa": "beasiswa anak",
}


@dataclass(frozen=True)
class Draft:
    """A title and paragraphs of sentences, made for the slots there are."""

    key: str
    name: str
    title: str
    paragraphs: Callable[[Desk], Iterable[Iterable[Sentence]]]


def written(draft: Draft, desk: Desk) -> str:
    """The draft with its slots still in brackets: only sentences all of whose slots exist here."""
    kept = [" ".join(filter(None, (_said(each, desk) for each in part))) for part in draft.paragraphs(desk)]
    return "\n\n".join([draft.title, *filter(None, kept), CLOSING])


def _said(sentence: Sentence, desk: Desk) -> str:
    ways = (sentence,) if isinstance(sentence, str) else sentence
    return next((each for each in ways if all(name in desk.texts for name in SLOT.findall(each))), "")


CLOSING = "Setiap angka di sini dapat ditelusuri sampai sumbernya."
COVERED = (
    "{daerah}, {tanggal}. Pada {kapan_cakupan} cakupan {daerah} {cakupan}: {terlindungi} terlindungi dari {berhak} "
    "yang berhak.",
    "{daerah}, {tanggal}. Menurut {penerbit_terbit_cakupan}, cakupan {kapan_terbit_cakupan} {terbit_cakupan}: "
    "{terbit_terlindungi} terlindungi dari {terbit_berhak} yang berhak.",
    "{daerah}, {tanggal}. Menurut {penerbit_terbit_cakupan}, cakupan {kapan_terbit_cakupan} {terbit_cakupan}.",
    "{daerah}, {tanggal}. Cakupan {daerah} belum diukur dan belum dipublikasikan.",
)
COVERED_SHORT = (
    "Pada {kapan_cakupan} {terlindungi} terlindungi di {daerah}, {cakupan} dari yang berhak.",
    "Menurut {penerbit_terbit_cakupan}, cakupan {kapan_terbit_cakupan} {terbit_cakupan}.",
)
UNCOVERED = "Yang belum terlindungi {belum_terlindungi}."
RANK = "Dengan itu {daerah} berada di peringkat {peringkat}."
CATEGORY = "Cakupan itu termasuk kategori {kategori}."
SINCE = (
    "Cakupan itu {arah_akhir_tahun} {selisih_akhir_tahun} dari {cakupan_akhir_tahun} pada {kapan_cakupan_akhir_tahun}.",
    "Cakupan itu {arah_setahun_lalu} {selisih_setahun_lalu} dari {cakupan_setahun_lalu} pada "
    "{kapan_cakupan_setahun_lalu}.",
)
EVERY_SEGMENT = (
    "Mereka terdiri atas {peserta_pu} penerima upah, {peserta_bpu} bukan penerima upah, dan {peserta_jakon} pekerja "
    "jasa konstruksi."
)
SOME_SEGMENTS = "Mereka antara lain {peserta_pu} penerima upah dan {peserta_bpu} bukan penerima upah."
AIM = "target {target} yang ditetapkan {pemilik_target} untuk {tahun_target}"
UNSAID = "tidak disebut"
"""In the basis of a target whose plan or act its source did not name."""
PRINTED_SINCE = (
    "Angka itu {terbit_arah} {terbit_selisih} dari {terbit_cakupan_dulu} pada {kapan_terbit_cakupan_dulu}, menurut "
    "penerbit yang sama."
)
PRINTED_CLAIMS = (
    "Menurut {penerbit_terbit_rupiah_total}, {kapan_terbit_rupiah_total} dibayar {terbit_klaim_total} sebesar "
    "{terbit_rupiah_total}.",
    "Menurut {penerbit_terbit_rupiah_total}, {kapan_terbit_rupiah_total} dibayar {terbit_rupiah_total}.",
)
UNDATED_CLAIMS = (
    "Menurut {penerbit_terbit_rupiah_total}, tanpa menyebut masanya, dibayar {terbit_klaim_total} sebesar "
    "{terbit_rupiah_total}."
)
LAST_YEAR = (
    "Sepanjang {kapan_rupiah_semua_tahun_lalu} manfaat yang dibayar {rupiah_semua_tahun_lalu} untuk "
    "{klaim_semua_tahun_lalu}."
)
HANDED = (
    "Selama {kapan_santunan_diserahkan} diserahkan {santunan_diserahkan} kepada ahli waris, "
    "{rupiah_santunan_diserahkan}.",
)
LAW = (
    "Program ini diselenggarakan menurut {uu_sjsn} dan {uu_bpjs}, dan dioptimalkan dengan instruksi presiden nomor "
    "{inpres_nomor}.",
    "Program ini diselenggarakan menurut {uu_sjsn} dan {uu_bpjs}.",
)


def _target(desk: Desk) -> Sentence:
    """The year stands last: what came after it would be read as a number of that year."""
    lacking = desk.slots.get("kurang")
    aim = AIM if UNSAID in desk.texts.get("dasar_target", UNSAID) else f"{AIM} ({{dasar_target}})"
    if lacking is None or lacking.figure is None or "cakupan" not in desk.slots:
        return f"Ada {aim}."
    if lacking.figure.number:
        return f"{{daerah}} masih kurang {{kurang}} sampai {aim}."
    return f"{{daerah}} sudah mencapai {aim}."


def _segments(desk: Desk) -> Sentence:
    """All of them only where they add up: who stands in two, or abroad, makes a sum that is not the whole."""
    pu, bpu, jakon, whole = (_number(desk, name) for name in ("peserta_pu", "peserta_bpu", "peserta_jakon",
                                                              "peserta_semua"))  # fmt: skip
    if None in (pu, bpu, whole) or "terlindungi" not in desk.slots or pu + bpu > whole:
        return ""
    return EVERY_SEGMENT if jakon and pu + bpu + jakon == whole else SOME_SEGMENTS


def _benefits(desk: Desk) -> list[Sentence]:
    """In rupiah and by the six lines.

    The number of claims in all stands only where no line does: pensions paid every month, claims, and scholarships that
    go with them add up to a number of nothing.
    """
    lines = _lines(desk)
    when = "Selama {kapan_rupiah_semua} warga {daerah} menerima manfaat {rupiah_semua}"
    if _positive(desk, "rupiah_semua"):
        return [f"{when}, menurut program:", *lines] if lines else [(f"{when} dari {{klaim_semua}}.", f"{when}.")]
    first = next((each for each in LINES if _positive(desk, f"klaim_{each}")), "")
    return [f"Selama {{kapan_klaim_{first}}} dibayar, menurut program:", *lines] if lines else []


def _printed(desk: Desk) -> Sentence:
    """What a publisher printed of claims; without a day of its own only where nothing counted stands before it."""
    if "kapan_terbit_rupiah_total" in desk.texts:
        return PRINTED_CLAIMS
    return UNDATED_CLAIMS if not _benefits(desk) else ""


def _lines(desk: Desk) -> list[Sentence]:
    """The six lines; a line that may not be told, or of which nothing was paid, is left out."""
    told = [each for each in LINES if _positive(desk, f"klaim_{each}") and f"rupiah_{each}" in desk.slots]
    ends = [*([";"] * (len(told) - 1)), "."]
    return [
        f"{NAMES[each]} {{klaim_{each}}}, {{rupiah_{each}}}{end}" for each, end in zip(told, ends, strict=bool(told))
    ]


def _positive(desk: Desk, name: str) -> bool:
    return bool(_number(desk, name))


def _number(desk: Desk, name: str) -> Decimal | None:
    slot = desk.slots.get(name)
    return slot.figure.number if slot and slot.figure else None


def coverage_and_benefits(desk: Desk) -> Iterable[Iterable[Sentence]]:
    """Coverage, rank, claims by six lines."""
    yield (COVERED, RANK, CATEGORY, UNCOVERED)
    yield (_target(desk),)
    yield _benefits(desk)
    yield (HANDED, LAST_YEAR, _printed(desk))


def benefits(desk: Desk) -> Iterable[Iterable[Sentence]]:
    """What residents received, in cases and rupiah, and who stands behind it."""
    yield ("{daerah}, {tanggal}.", *_benefits(desk))
    yield (LAST_YEAR, _printed(desk))
    yield (COVERED_SHORT, LAW)


def whole_region(desk: Desk) -> Iterable[Iterable[Sentence]]:
    """Members by segment, projects, employers, contributions, claims, offices: everything about a large region."""
    yield (COVERED, _segments(desk))
    yield (
        "Ada {perusahaan_aktif} yang iurannya dibukukan untuk {kapan_perusahaan_aktif}.",
        (
            "Di jasa konstruksi berjalan {proyek}: {proyek_apbn} dari APBN, {proyek_apbd} dari APBD, dan "
            "{proyek_private} dari swasta.",
            "Di jasa konstruksi berjalan {proyek}.",
        ),
        "Di proyek-proyek itu {pekerja_proyek} terlindungi." if _positive(desk, "pekerja_proyek") else "",
    )
    yield (
        (
            "Selama {kapan_iuran} iuran yang diterima {iuran}, {arah_iuran} {tumbuh_iuran} dibanding bulan-bulan yang "
            "sama setahun sebelumnya.",
            "Selama {kapan_iuran} iuran yang diterima {iuran}.",
        ),
        "Manfaat yang dibayar dalam masa yang sama {rupiah_semua} untuk {klaim_semua}."
        if _positive(desk, "rupiah_semua")
        else "",
        "Manfaat dibanding iuran dalam masa itu {manfaat_banding_iuran}; ini bukan ukuran kecukupan dana.",
    )
    yield (
        (
            "Layanan tersedia di {kantor_cabang} cabang, {unit_layanan} cabang pembantu, dan {plkk} kesehatan yang "
            "bekerja sama.",
            "Warga dilayani {kantor_pelayan}.",
        ),
    )
    yield ("Menurut {penerbit_terbit_iuran}, iuran di seluruh {daerah} {terbit_iuran} ({kapan_terbit_iuran}).",)


def target_and_benefits(desk: Desk) -> Iterable[Iterable[Sentence]]:
    """The target with its basis, what is lacking, what was paid and to whom."""
    yield (COVERED, UNCOVERED)
    yield (_target(desk),)
    yield _benefits(desk)
    yield (LAST_YEAR, _printed(desk))
    yield (
        "Pegangannya peraturan gubernur nomor {pergub_nomor}: {pergub_judul}.",
        LAW,
    )


def protection_and_groups(desk: Desk) -> Iterable[Iterable[Sentence]]:
    """Coverage then and now, rank, the agreement, the groups somebody pays for, death grants."""
    # Printed and counted shares divide by different numbers; side by side they would contradict each other.
    since = SINCE if "cakupan" in desk.slots else PRINTED_SINCE
    yield (COVERED, since, RANK)
    yield (
        "Nota kesepahaman tentang {mou_judul} ditandatangani {mou_tanggal}.",
        (
            "Perjanjian kerja sama nomor {pks_nomor} ditandatangani {pks_tanggal} dan berlaku sampai {pks_sampai}.",
            "Perjanjian kerja sama nomor {pks_nomor} ditandatangani {pks_tanggal}.",
        ),
    )
    yield _groups(desk)
    paid = "Selama {kapan_rupiah_jkm} santunan kematian yang dibayar kepada ahli waris {rupiah_jkm}."
    yield (paid if _positive(desk, "rupiah_jkm") else "", HANDED)


def _groups(desk: Desk) -> list[Sentence]:
    """Every programme in one sentence. Their people are not added up: some stand in two, and their months differ."""
    numbers = sorted({int(found[1]) for name in desk.slots if (found := re.match(r"bantuan(\d+)_", name))})
    told: list[Sentence] = []
    for key in (f"bantuan{number}" for number in numbers):
        name, by = f"{{{key}_nama}}", f"{{{key}_penyandang}}"
        whole = f"{{{key}_orang}} menerima bantuan iuran dari {by}, {{{key}_orang_bulan}}, {{{key}_dibayar}}"
        told.append((
            f"{name}: {whole}, sampai {{{key}_sampai}}.",
            f"{name}: bantuan iuran dari {by} dibayar sampai {{{key}_sampai}}.",
            f"{name}: bantuan iuran dari {by} ditetapkan, belum dibayar.",
        ))  # fmt: skip
    return told


DRAFTS = {
    each.key: each
    for each in (
        Draft("cakupan", "Cakupan dan manfaat daerah", "Pekerja {daerah} yang terlindungi jaminan sosial "
              "ketenagakerjaan", coverage_and_benefits),
        Draft("manfaat", "Manfaat yang diterima warga", "Manfaat jaminan sosial ketenagakerjaan bagi warga {daerah}",
              benefits),
        Draft("ringkasan", "Ringkasan wilayah", "Jaminan sosial ketenagakerjaan di {daerah}", whole_region),
        Draft("target", "Target dan manfaat", "Target perlindungan pekerja {daerah}", target_and_benefits),
        Draft("kelompok", "Perlindungan dan kelompok yang dibayar daerah", "Perlindungan pekerja {daerah} dan kelompok "
              "yang iurannya dibayar", protection_and_groups),
    )
}  # fmt: skip
"""The first is shown where none is asked for."""
