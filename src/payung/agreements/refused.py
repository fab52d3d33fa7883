"""Why an entry was not recorded. Nothing was changed."""

from __future__ import annotations

from payung.kernel.problem import Problem, Refusal

TITLE = Refusal("agreement-title", "judul atau isinya dalam satu kalimat", "Tulis judulnya. Belum ada yang dicatat.")
NUMBER_KNOWN = Refusal(
    "agreement-known", "nomor yang belum tercatat", "Peraturan dengan jenis, nomor, dan tahun itu sudah tercatat."
)
DAYS = Refusal("agreement-days", "hari terakhir sesudah hari tanda tangan", "Periksa kedua tanggalnya.")
NO_PARTY = Refusal("agreement-party", "sedikitnya satu pihak", "Tulis siapa yang terikat, satu pihak satu baris.")
NO_SOURCE = Refusal(
    "agreement-source", "dari mana naskahnya diketahui", "Tulis alamat naskah atau berita yang memuatnya."
)
ENDED = Refusal(
    "agreement-ended", "perjanjian yang masih berlaku", "Perjanjian ini sudah berakhir; tidak ada yang diubah."
)
NO_REASON = Refusal("agreement-reason", "alasan berakhir", "Tulis mengapa berakhir sebelum waktunya.")
DONE = Refusal("agreement-done", "kewajiban yang belum selesai", "Kewajiban ini sudah ditandai selesai.")
FUTURE = Refusal("agreement-future", "hari ini atau sebelumnya", "Catat sesudah terjadi. Belum ada yang dicatat.")
SUBJECT = Refusal("meeting-subject", "pokok rapat", "Tulis apa yang dibahas dalam beberapa kata.")
MEETING_KNOWN = Refusal(
    "meeting-known", "rapat yang belum tercatat", "Rapat dengan pokok yang sama pada hari itu sudah tercatat."
)
ASSIGNMENT = Refusal(
    "assignment-unclear",
    "tugas, dinas yang mengerjakan, dan batas waktunya",
    "Lengkapi ketiganya, atau kosongkan barisnya.",
)
OUTCOME = Refusal(
    "assignment-outcome", "hasilnya dalam satu kalimat", "Tulis apa hasilnya, atau mengapa tidak diteruskan."
)
SETTLED = Refusal("assignment-settled", "tugas yang belum selesai", "Tugas ini sudah ditutup; tidak ada yang diubah.")


class NotAgreed(ValueError):
    """The entry was judged and refused; `problems` say everything there is to mend."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.sentence() for problem in problems))
        self.problems = problems


def problem(refusal: Refusal, column: str, found: str) -> Problem:
    """What is wrong with one entry of a form."""
    return Problem(refusal.code, "error", (), column, found or "kosong", refusal.expected, refusal.cure)


def too_long(column: str, text: str, most: int) -> Problem:
    """A text that its column cannot keep: nothing is cut."""
    cure = "Perpendek tulisannya. Belum ada yang dicatat."
    return Problem("text-long", "error", (), column, f"{len(text)} huruf", f"paling banyak {most} huruf", cure)


def refuse(refusal: Refusal, column: str, found: str) -> NotAgreed:
    return NotAgreed(problem(refusal, column, found))
