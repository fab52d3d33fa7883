"""Letters of a case, as the texts that a paper prints. Frozen with the step, so that a letter never changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from payung.compliance.explained import ASKED, WORDS, finding_text, row_text
from payung.compliance.models import Case, CaseRow, CaseStep
from payung.kernel.dates import date_text

Step = CaseStep.Kind
TITLES = {
    Step.LETTER_1: "Pemberitahuan dan permintaan penjelasan",
    Step.LETTER_2: "Permintaan penjelasan kedua",
    Step.VISIT: "Pemberitahuan kunjungan",
    Step.MEETING: "Undangan pertemuan",
    Step.PLAN: "Kesepakatan membayar bertahap",
    Step.INSPECTOR: "Penyerahan kepada pengawas ketenagakerjaan",
}
LEADS = {
    Step.LETTER_1: "Data yang kami terima tidak cocok. Mungkin ada penjelasannya; karena itu kami bertanya dahulu. "
    "Surat ini bukan hukuman.",
    Step.LETTER_2: "Surat pertama kami belum dijawab, atau jawabannya belum cukup. Kami bertanya sekali lagi.",
    Step.VISIT: "Petugas kami datang untuk mencocokkan data bersama Anda. Kunjungan ini tidak dipungut biaya.",
    Step.MEETING: "Kami mengundang Anda bertemu petugas untuk mencocokkan data dan mencari jalan keluar.",
    Step.PLAN: "Inilah yang disepakati di kantor kami. Pekerja tetap dilindungi menurut bulan yang dibayar.",
    Step.INSPECTOR: "Perkara ini kami serahkan kepada pengawas ketenagakerjaan. Tindakan selanjutnya ada pada "
    "pengawas, bukan pada kami.",
}
ANSWERS = (
    "Jawab di halaman perusahaan Anda: buka Pemeriksaan, pilih nomor perkara, tulis jawaban, lampirkan berkas.",
    "Atau datang ke kantor kami dengan surat ini. Tidak ada biaya, dan tidak ada yang boleh meminta uang.",
    "Bila datanya sudah Anda betulkan, cukup beri tahu kami; perkaranya kami tutup.",
)
SHOWN_ROWS = 20


def letter_of(
    case: Case, step: str, rows: Sequence[CaseRow], day: dt.date, due_on: dt.date | None, note: str, officer: str
) -> dict[str, object]:
    """The values that the paper of one step prints; texts only.

    rows  all rows of the case, the oldest first; past twenty the rest is counted
    note  what the officer adds: the place of a meeting, the plan
    """
    shown = [[row.person.name if row.person else "", row_text(case, row)] for row in rows[:SHOWN_ROWS]]
    if len(rows) > SHOWN_ROWS:
        shown.append(["", f"dan {len(rows) - SHOWN_ROWS} baris lain di halaman perusahaan Anda"])
    to_inspector = step == Step.INSPECTOR
    until = f"Paling lambat {date_text(due_on)}" if due_on else ""
    return {
        "title": TITLES[Step(step)],
        "number": f"{case.number}/{step.upper().replace('_', '-')}",
        "room": case.office.name,
        "foot": f"Surat perkara {case.number}, {date_text(day)}. Nomornya dapat dicocokkan di kantor mana pun.",
        "date": f"{case.office.name}, {date_text(day)}",
        "lead": LEADS[Step(step)],
        "facts": [
            ["Kepada", "Pengawas ketenagakerjaan" if to_inspector else case.about],
            *([["Perusahaan", case.about]] if to_inspector else []),
            ["NPP", case.employer.npp if case.employer else "belum terdaftar"],
            ["Perkara", case.get_kind_display()],
            *([["Batas", date_text(due_on)]] if due_on else []),
        ],
        "finding": finding_text(case),
        "rows": [] if case.kind in WORDS else shown,
        "asked": [] if to_inspector else [ASKED[Case.Kind(case.kind)], *([until + "."] if until else [])],
        "note": note,
        "answers": [] if to_inspector else list(ANSWERS),
        "officer": officer,
    }
