"""Problems of a whole file: nothing of it can be read. Texts in Bahasa Indonesia."""

from __future__ import annotations

from payung.kernel.amounts import number_text
from payung.kernel.problem import Problem, joined

NOTHING_KEPT = "Belum ada yang kami simpan dari berkas ini."
EXPECTED_FILE = "berkas .xlsx, .xls, atau .csv"


class Unreadable(ValueError):
    """The file cannot be taken as a wage sheet. `problems` says why; nothing of it was kept."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.code for problem in problems))
        self.problems = problems


def refusal(code: str, found: str, expected: str, cure: str, rows: tuple[int, ...] = ()) -> Unreadable:
    """An `Unreadable` with one problem."""
    return Unreadable(Problem(code, "error", rows, "", found, expected, f"{cure} {NOTHING_KEPT}"))


def empty_file() -> Unreadable:
    return refusal("file-empty", "berkas kosong", "paling sedikit satu baris upah", "Periksa lagi berkas yang dipilih.")


def too_large(size: int, limit: int) -> Unreadable:
    found, expected = f"{-(-size // 2**20)} MB", f"paling besar {limit // 2**20} MB"
    return refusal("file-too-large", found, expected, "Hapus gambar dan lembar lain, atau bagi menjadi dua berkas.")


def unpacks_too_large() -> Unreadable:
    return refusal(
        "file-unpacks-too-large",
        "isi berkas jauh lebih besar daripada lembar upah",
        "satu lembar upah",
        "Salin baris upahnya ke berkas baru yang kosong, lalu unggah yang baru.",
    )


def password_protected() -> Unreadable:
    return refusal(
        "file-password",
        "berkas berkata sandi",
        "berkas tanpa kata sandi",
        "Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi.",
    )


def wrong_kind(found: str) -> Unreadable:
    cure = "Buka di Excel, simpan sebagai “Excel Workbook (.xlsx)”, lalu unggah lagi."
    return refusal("file-kind", found, EXPECTED_FILE, cure)


def damaged() -> Unreadable:
    cure = "Buka di Excel, simpan dengan nama baru, lalu unggah lagi."
    return refusal("file-damaged", "berkas rusak atau terpotong", EXPECTED_FILE, cure)


def too_many_rows(rows: int, limit: int) -> Unreadable:
    found, expected = f"{number_text(rows)} baris", f"paling banyak {number_text(limit)} baris"
    return refusal("file-rows", found, expected, "Bagi menjadi beberapa berkas, lalu unggah satu per satu.")


def several_sheets(names: tuple[str, ...]) -> Unreadable:
    return refusal(
        "sheet-choice",
        f"lembar upah lebih dari satu: {joined(names)}",
        "satu lembar upah",
        "Hapus lembar lain, atau beri nama data_upah pada lembar yang dipakai.",
    )


def rows_too_long(rows: tuple[int, ...], fields: int) -> Unreadable:
    return refusal(
        "csv-columns",
        "isian lebih banyak daripada judul kolom",
        f"{fields} kolom",
        "Pemisah ribuan jangan sama dengan pemisah kolom. Tulis 3200000, atau simpan sebagai .xlsx.",
        rows,
    )


def open_quote() -> Unreadable:
    cure = "Hapus tanda kutip yang tidak berpasangan, atau simpan sebagai .xlsx."
    return refusal("csv-quote", "tanda kutip tidak berpasangan", "tanda kutip berpasangan", cure)
