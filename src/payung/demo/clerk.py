"""What the clerk of the demonstration finds: a sheet of newcomers with mistakes, and a token of a program."""

from __future__ import annotations

import datetime as dt

from payung.access.actor import Actor
from payung.contributions.actions.create_token import create_token
from payung.contributions.actions.read_workers import read_workers
from payung.registry.models import Employer

HEADINGS = "NO_PEGAWAI;NAMA_LENGKAP;NOMOR_IDENTITAS;TANGGAL_LAHIR;JENIS_KELAMIN;TANGGAL_KEPESERTAAN;UPAH;HP"
TOKEN_LASTS = dt.timedelta(days=180)


def invent_doors(employer: Employer, *, today: dt.date, by: Actor, at: dt.datetime) -> None:
    """Leave a worker sheet that waits, two of its five rows to be mended, and a token nobody holds."""
    started = today.replace(day=1).strftime("%d-%m-%Y")
    rows = (
        f"N01;Melati Rekaan;6112015309990001;13-09-1999;P;{started};3200000;081234567890",
        f"N02;Surya Rekaan;6112010107980002;01-07-1998;L;{started};3.350.000;0812 3456 7891",
        f"N03;Anggrek Rekaan;611201530999;13-09-1999;P;{started};3200000;",
        f"N04;Kenanga Rekaan;6112014508970004;5 Agustus 1997;P;{started};Rp3.2jt;081234567893",
        f"N05;Cempaka Rekaan;6112014102000005;01-02-2000;P;{started};3400000;081234567894",
    )
    content = "\n".join((HEADINGS, *rows)).encode()
    month = today.replace(day=1)
    read_workers(content, "pekerja baru.csv", employer_ids=[employer.pk], month=month, by=by, at=at)
    create_token(
        "Gaji (contoh)",
        employer_ids=[employer.pk],
        scopes=["baca", "unggah"],
        expires_on=today + TOKEN_LASTS,
        by=by,
        at=at,
    )
