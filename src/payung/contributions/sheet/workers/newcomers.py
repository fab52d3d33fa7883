"""Problems of one newcomer: NIK, KPJ, sex, days, and being on the clerk's own list already."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from payung.contributions.sheet.told import EMPTY, as_excel_shows, problem, shown, shown_id
from payung.contributions.sheet.values import each
from payung.kernel import identity
from payung.kernel.dates import date_text
from payung.kernel.problem import Problem, Refusal

Titles = dict[str, str]

SEXES = {"L": "L", "P": "P", "LAKI-LAKI": "L", "LAKI LAKI": "L", "PRIA": "L", "PEREMPUAN": "P", "WANITA": "P"}
FOREIGN = ("PASSPORT", "PASPOR")
SOON, LONG = 31, 366
"""Days: a start further ahead, or further back, is first taken for a slip."""

NIK_MISSING = Refusal("nik-missing", "16 angka", "Warga negara Indonesia wajib ber-NIK. Salin dari KTP.")
KPJ_MISSING = Refusal(
    "kpj-missing", "11 angka", "Lembar ini untuk pekerja yang sudah punya KPJ. Yang belum, pakai data_tk_baru."
)
SEX_SHAPE = Refusal("sex-shape", "L atau P", "Tulis L untuk laki-laki, P untuk perempuan.")
KIND_SHAPE = Refusal("id-kind-shape", "KTP atau PASSPORT", "Kosongkan untuk KTP, tulis PASSPORT untuk warga asing.")
BORN_LATER = Refusal("worker-born-later", "sesudah tanggal lahir", "Periksa tanggal lahir dan hari pertama bekerja.")
ALREADY_HERE = Refusal(
    "worker-already-here",
    "pekerja yang belum ada di daftar Anda",
    "Orang ini sudah bekerja pada Anda di tanggal itu. Hapus barisnya, atau ubah hari pertamanya.",
)
SIMILAR_HERE = Refusal(
    "worker-similar",
    "orang yang belum ada di daftar Anda",
    "Di daftar Anda ada orang dengan nama dan tanggal lahir yang sama, tetapi nomornya lain. Boleh lanjut bila "
    "memang orang yang berbeda.",
)
TWICE = Refusal(
    "person-twice",
    "satu orang, satu baris",
    "Nama dan tanggal lahirnya sama, NIK-nya lain. Boleh lanjut bila memang orang yang berbeda.",
)
FAR_AHEAD = Refusal(
    "joined-on-ahead", "tanggal yang sudah dekat", "Periksa tahunnya. Boleh lanjut bila memang mulai saat itu."
)
FAR_BACK = Refusal(
    "joined-on-back",
    "tanggal yang belum lama lewat",
    "Periksa tahunnya. Boleh lanjut bila memang baru sekarang didaftarkan.",
)
NIK_BORN = Refusal(
    "nik-birth-differs",
    "angka ke-7 sampai ke-12 sama dengan tanggal lahir",
    "Cocokkan NIK dan tanggal lahir dengan KTP. Boleh lanjut bila KTP-nya memang begitu.",
)
NIK_SEX = Refusal(
    "nik-sex-differs",
    "jenis kelamin seperti di NIK",
    "Cocokkan NIK dan jenis kelamin dengan KTP. Boleh lanjut bila KTP-nya memang begitu.",
)
NIK_PROVINCE = Refusal(
    "nik-province", "dua angka pertama kode provinsi", "Cocokkan NIK dengan KTP. Boleh lanjut bila KTP-nya begitu."
)


def with_status(rows: pl.DataFrame) -> pl.DataFrame:
    """`rows` with citizen (by the kind of identity paper; KTP where none is told) and sex_value (L, P or null)."""
    sex = pl.col("sex").str.to_uppercase().replace_strict(SEXES, default=None, return_dtype=pl.String)
    if "id_kind" not in rows.columns:
        return rows.with_columns(citizen=pl.lit(value=True), sex_value=sex, id_kind=pl.lit(None, dtype=pl.String))
    foreign = pl.col("id_kind").str.to_uppercase().is_in(FOREIGN).fill_null(value=False)
    return rows.with_columns(citizen=~foreign, sex_value=sex)


def nik_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """A citizen's NIK that is missing or none, and a kind of paper nobody knows."""
    day = pl.col("nik_id").str.slice(6, 2).cast(pl.Int16)
    month = pl.col("nik_id").str.slice(8, 2).cast(pl.Int16)
    right = (day.is_between(1, 31) | day.is_between(41, 71)) & month.is_between(1, 12)
    kind = pl.col("id_kind").str.to_uppercase()
    strange = kind.is_not_null() & ~kind.is_in(("KTP", "E-KTP", *FOREIGN))
    asked = rows.filter((pl.col("citizen") & ~right.fill_null(value=False)) | strange.fill_null(value=False))
    told: list[Problem] = []
    for row in asked.iter_rows(named=True):
        if row["id_kind"] and row["id_kind"].upper() not in ("KTP", "E-KTP", *FOREIGN):
            told.append(problem(row["row"], titles["id_kind"], shown(row["id_kind"]), KIND_SHAPE))
        elif (found := _nik_problem(row, titles)) is not None:
            told.append(found)
    return told


def _nik_problem(row: dict[str, Any], titles: Titles) -> Problem | None:
    text = row["nik"]
    if text is None:
        return problem(row["row"], titles["nik"], EMPTY, NIK_MISSING)
    if row["nik_number"]:
        return problem(row["row"], titles["nik"], as_excel_shows(text), identity.NIK_NUMBER)
    read = identity.parse_nik(text)
    return problem(row["row"], titles["nik"], shown_id("nik", text), read) if isinstance(read, Refusal) else None


def kpj_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """A card number that is missing or none."""
    short = pl.col("kpj_id").str.len_bytes() < 11

    def tell(row: dict[str, Any]) -> Problem | None:
        if row["kpj"] is None:
            return problem(row["row"], titles["kpj"], EMPTY, KPJ_MISSING)
        read = identity.parse_kpj(row["kpj"])
        why = read if isinstance(read, Refusal) else identity.kpj_length(read) if len(read) < 11 else None
        return problem(row["row"], titles["kpj"], shown_id("kpj", row["kpj"]), why) if why else None

    return each(rows.filter(pl.col("kpj_id").is_null() | short), tell)


def sex_problems(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Anything but L and P."""
    wrong = rows.filter(pl.col("sex_value").is_null()).select("row", "sex")
    return [problem(row, titles["sex"], shown(text), SEX_SHAPE) for row, text in wrong.iter_rows()]


def day_problems(rows: pl.DataFrame, titles: Titles, today: dt.date) -> list[Problem]:
    """A start before the birth; a start far ahead or far back, to be confirmed."""
    start = pl.col("joined_on_value")
    unborn = (pl.col("birth_date_value") >= start).fill_null(value=False)
    ahead = (start > today + dt.timedelta(days=SOON)).fill_null(value=False)
    back = (start < today - dt.timedelta(days=LONG)).fill_null(value=False)
    told = []
    asked = rows.filter(unborn | ahead | back).select("row", "joined_on_value", unborn=unborn, ahead=ahead)
    for row, day, is_unborn, is_ahead in asked.iter_rows():
        why, severity = (BORN_LATER, "error") if is_unborn else (FAR_AHEAD if is_ahead else FAR_BACK, "confirm")
        told.append(problem(row, titles["joined_on"], date_text(day), why, severity))
    return told


def own_list_problems(rows: pl.DataFrame, spells: pl.DataFrame, titles: Titles) -> list[Problem]:
    """Somebody who works here on that day or later (same NIK); somebody who looks like one who does; one twice."""
    ends = pl.col("left_on").fill_null(dt.date(9999, 12, 31))
    here = spells.group_by(npp_id="npp", nik_id="nik").agg(until=ends.max())
    known = rows.select("row", "npp_id", "nik_id", "joined_on_value", "name_key", "birth_date_value")
    same = known.join(here.drop_nulls("nik_id"), on=["npp_id", "nik_id"]).filter(
        pl.col("until") >= pl.col("joined_on_value")
    )
    told = [problem(row, titles["nik"], "sudah bekerja di sini", ALREADY_HERE) for row in same["row"]]
    alike = spells.filter(pl.col("left_on").is_null()).select(
        npp_id="npp", name_key="name_key", birth_date_value="birth_date"
    )
    similar = known.join(alike.unique(), on=["npp_id", "name_key", "birth_date_value"], how="semi")
    similar = similar.join(same.select("row"), on="row", how="anti")
    told += [problem(row, titles["name"], "mirip pekerja Anda", SIMILAR_HERE, "confirm") for row in similar["row"]]
    key = ["npp_id", "name_key", "birth_date_value"]
    whole = known.drop_nulls(key)
    twice = whole.filter(pl.struct(key).is_duplicated() & ~pl.col("nik_id").is_duplicated())
    for *_, places in twice.group_by(key, maintain_order=True).agg("row").iter_rows():
        if len(places) > 1:
            told.append(problem(tuple(places), titles["name"], "nama dan tanggal lahir sama", TWICE, "confirm"))
    return told


def nik_doubts(rows: pl.DataFrame, titles: Titles) -> list[Problem]:
    """A NIK whose digits tell another birth date, sex or no province; nothing is decided from it."""
    nik, born = pl.col("nik_id"), pl.col("birth_date_value")
    day = nik.str.slice(6, 2).cast(pl.Int16)
    plain = pl.when(day > identity.FEMALE_DAY).then(day - identity.FEMALE_DAY).otherwise(day)
    other_day = (plain != born.dt.day()) | (nik.str.slice(8, 4) != born.dt.strftime("%m%y"))
    other_sex = (day > identity.FEMALE_DAY) != (pl.col("sex_value") == "P")
    known = [*identity.PROVINCES, *identity.FORMER_PROVINCES]
    checks = {
        "born": (other_day, NIK_BORN),
        "sex_doubt": (other_sex, NIK_SEX),
        "province": (~nik.str.head(2).is_in(known), NIK_PROVINCE),
    }
    possible = day.is_between(1, 31) | day.is_between(41, 71)
    flags = rows.filter(pl.col("citizen") & possible.fill_null(value=False)).select(
        "row", "nik_id", **{name: test.fill_null(value=False) for name, (test, _) in checks.items()}
    )
    told = []
    for name, (_, why) in checks.items():
        for row, number in flags.filter(name).select("row", "nik_id").iter_rows():
            told.append(problem(row, titles["nik"], shown_id("nik", number), why, "confirm"))
    return told
