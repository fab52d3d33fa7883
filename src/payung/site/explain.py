"""Any failure of the machine as a `Trouble`, so that no operator meets a traceback."""

import errno
import tempfile
from pathlib import Path

import django.db
import psycopg

from payung.site.postgres.said import KNOWN
from payung.site.postgres.server import lost
from payung.site.state import unusable
from payung.site.trouble import Trouble


def explain(error: BaseException) -> Trouble | None:
    """The sentence for `error`; None when it is a defect of Payung and its traceback is worth having."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        return unusable(Path(error.filename or tempfile.gettempdir()), error)
    if isinstance(error, (django.db.OperationalError, psycopg.OperationalError)):
        return _of_database(str(error))
    return None


def _of_database(said: str) -> Trouble:
    for sign, code, indonesia, english in KNOWN:
        if sign in said:
            return Trouble(code, indonesia, english)
    if "closed the connection unexpectedly" in said or "terminating connection" in said:
        return lost()
    first = said.strip().splitlines()[0] if said.strip() else "-"
    return Trouble(
        "database-unreachable",
        f"Basis data tidak dapat dihubungi ({first}); periksa DATABASE_URL dan apakah servernya berjalan.",
        f"The database cannot be reached ({first}); check DATABASE_URL and whether its server runs.",
    )
