"""Turns what PostgreSQL's programs wrote into one sentence the operator can act on."""

import shutil
from pathlib import Path

from payung.site.trouble import Trouble

KNOWN = (
    (
        "No space left on device",
        "disk-full",
        "Disk penuh; kosongkan ruang lalu jalankan lagi, data yang sudah tercatat tetap utuh.",
        "The disk is full; free some space and start again, what was recorded is intact.",
    ),
    (
        "Disk quota exceeded",
        "disk-full",
        "Jatah disk habis; kosongkan ruang lalu jalankan lagi, data yang sudah tercatat tetap utuh.",
        "The disk quota is used up; free some space and start again, what was recorded is intact.",
    ),
    (
        "could not create shared memory segment",
        "shared-memory",
        "Memori bersama mesin ini tidak cukup untuk PostgreSQL; perbesar /dev/shm atau tetapkan DATABASE_URL.",
        "This machine has too little shared memory for PostgreSQL; enlarge /dev/shm or set DATABASE_URL.",
    ),
    (
        "authentication failed",
        "password-lost",
        "Sandi basis data di folder `secrets` tidak cocok dengan datanya; pulihkan berkas itu dari cadangan.",
        "The database password in the folder `secrets` does not fit its data; restore that file from a backup.",
    ),
    (
        "ermission denied",
        "state-unwritable",
        "Server basis data tidak boleh menulis di foldernya; perbaiki izinnya atau tetapkan PAYUNG_STATE"
        " ke folder lain.",
        "The database server may not write in its folder; mend its permissions or set PAYUNG_STATE to another folder.",
    ),
)

TOO_LITTLE = 32 * 2**20  # bytes; a server that died with less free died of it, whatever it said last


def why(said: str, log: Path) -> Trouble:
    """The `Trouble` for the output of a PostgreSQL program; names the log when the cause is not known."""
    for sign, code, indonesia, english in KNOWN:
        if sign in said:
            return Trouble(code, indonesia, english)
    if shutil.disk_usage(log.parent).free < TOO_LITTLE:
        return why("No space left on device", log)
    lines = [line for line in said.splitlines() if any(w in line for w in ("FATAL", "PANIC", "error:"))]
    last = lines[-1].strip() if lines else "-"
    return Trouble(
        "database-refused",
        f"Server basis data tidak mau mulai ({last}); lihat {log}.",
        f"The database server would not start ({last}); see {log}.",
    )
