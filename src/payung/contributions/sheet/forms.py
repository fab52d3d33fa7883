"""The sheets an employer sends in: what each is called, which columns it has, and how its headings give it away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """One kind of sheet.

    key     short name, kept with an upload
    sheet   name of the sheet in the workbooks we give out
    said    what people call it
    titles  fields in the order of the template, with the heading we give them
    needed  groups of fields; of each group at least one column must be there
    """

    key: str
    sheet: str
    said: str
    titles: dict[str, str]
    needed: tuple[tuple[str, ...], ...]

    def lacking(self, fields: Collection[str]) -> tuple[str, ...]:
        """Headings that are missing: `UPAH`, `NIK atau KPJ`."""
        groups = (group for group in self.needed if not any(field in fields for field in group))
        return tuple(" atau ".join(self.titles[field] for field in group[:2]) for group in groups)


_WORKER = {"nik": "NIK", "kpj": "KPJ", "employee_number": "KODE_TK", "name": "NAMA_LENGKAP", "birth_date": "TGL_LAHIR"}
_PLACE = {"npp": "NPP", "division": "DIVISI"}
_PARTS = {"first_name": "NAMA_DEPAN", "middle_name": "NAMA_TENGAH", "last_name": "NAMA_BELAKANG"}
WRITABLE = {
    "address": "ALAMAT_LENGKAP_DOMISILI",
    "phone": "HANDPHONE",
    "email": "EMAIL",
    "work_place": "LOKASI_PEKERJAAN",
    "bank_name": "NAMA_BANK",
    "bank_code": "KODE_BANK",
    "account_number": "NOMOR_REKENING",
    "account_name": "NAMA_REKENING",
}
"""What an employer may correct about a worker, with the heading of each."""

WAGES = Form(
    "upah",
    "data_upah",
    "lembar upah",
    {**_WORKER, **_PLACE, "month": "BLTH", "wage": "UPAH", "rapel": "RAPEL", "note": "KETERANGAN"},
    (("wage",), ("nik", "kpj")),
)
JOINERS = Form(
    "baru",
    "data_tk_baru",
    "lembar pekerja baru",
    {
        "employee_number": "NO_PEGAWAI",
        "name": "NAMA_LENGKAP",
        "id_kind": "JENIS_IDENTITAS",
        "nik": "NOMOR_IDENTITAS",
        "birth_place": "TEMPAT_LAHIR",
        "birth_date": "TANGGAL_LAHIR",
        "sex": "JENIS_KELAMIN",
        "mother_name": "NAMA_IBU_KANDUNG",
        "joined_on": "TANGGAL_KEPESERTAAN",
        "wage": "UPAH",
        "phone": "HP",
        "email": "EMAIL",
        "address": "ALAMAT",
        "work_place": "LOKASI_PEKERJAAN",
        **_PLACE,
        "note": "KETERANGAN",
        **_PARTS,
    },
    (("nik",), ("name", "first_name"), ("birth_date",), ("sex",), ("joined_on",)),
)
CARRIED = Form(
    "lanjutan",
    "data_tk_lanjutan",
    "lembar pekerja lanjutan",
    {
        "employee_number": "NO_PEGAWAI",
        "nik": "NOMOR_IDENTITAS",
        "kpj": "KPJ",
        "name": "NAMA_LENGKAP",
        "birth_date": "TANGGAL_LAHIR",
        "sex": "JENIS_KELAMIN",
        "joined_on": "TANGGAL_KEPESERTAAN",
        "wage": "UPAH",
        "work_place": "LOKASI_PEKERJAAN",
        **_PLACE,
        "note": "KETERANGAN",
        **_PARTS,
    },
    (("nik",), ("kpj",), ("name", "first_name"), ("birth_date",), ("sex",), ("joined_on",)),
)
LEAVERS = Form(
    "nonaktif",
    "data_tk_na",
    "lembar pekerja berhenti",
    {**_WORKER, **_PLACE, "end_reason": "SEBAB_NA", "left_on": "TANGGAL_KEJADIAN", "note": "KETERANGAN"},
    (("nik", "kpj"), ("end_reason",), ("left_on",)),
)
CORRECTIONS = Form(
    "koreksi",
    "update_data_tk",
    "lembar koreksi data",
    {**_WORKER, **_PLACE, **WRITABLE},
    (("nik", "kpj"), tuple(WRITABLE)),
)
ABOUT_WORKERS = (JOINERS, CARRIED, LEAVERS, CORRECTIONS)
FORMS = {form.key: form for form in (WAGES, *ABOUT_WORKERS)}


def form_among(fields: Collection[str], forms: tuple[Form, ...]) -> Form:
    """Which of these sheets has such columns; the first of them where nothing tells.

    A sheet of wages is told by BLTH or RAPEL, leavers by the reason, newcomers by the day they started; who among
    them holds a card already, by the column KPJ. Whatever else has a wage is a wage sheet. The first of `forms` is
    what the page expects: payroll programs put the first day of work into wage sheets too.
    """
    known, door = set(fields), forms[0]
    if len(forms) == 1:
        return door
    told = _told(known, at_wages=door is WAGES)
    return told if told in forms else door


def _told(known: set[str], *, at_wages: bool) -> Form:
    if {"month", "rapel"} & known and "end_reason" not in known:
        return WAGES
    if "end_reason" in known or ("left_on" in known and "joined_on" not in known):
        return LEAVERS
    about_birth = known & {"sex", "birth_place", "mother_name"}
    starts = "joined_on" in known and not (at_wages and "wage" in known and not about_birth)
    if starts or (about_birth and "wage" in known):
        return CARRIED if "kpj" in known else JOINERS
    return CORRECTIONS if "wage" not in known and known & set(WRITABLE) else WAGES
