"""Where on disk Payung keeps what must survive a restart: the database, its passwords, the web secret key.

The place is `$PAYUNG_STATE`; else `.payung/` in the checkout; else, where the database server's user cannot
reach that (a home folder closed to others, with everything started by root), a folder outside it whose name
is kept in `.payung/elsewhere`. So a fresh checkout always begins with fresh data.
"""

import errno
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from payung.site.server_user import server_user
from payung.site.trouble import Trouble

ALTERNATIVES = (Path("/var/lib"), Path("/var/tmp"))


@dataclass(frozen=True)
class State:
    """The folder, with the names of what is in it."""

    folder: Path

    @property
    def cluster(self) -> Path:
        """Everything of the database server, owned by its user."""
        return self.folder / "postgres"

    @cached_property
    def secrets(self) -> Path:
        folder = self.folder / "secrets"
        make_private(folder)
        return folder

    def secret(self, name: str) -> str:
        """The secret of this name; made on first use, readable by this user only."""
        file = self.secrets / name
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as fresh:
                fresh.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
        except OSError as error:
            raise unusable(file, error) from None
        try:
            return file.read_text().strip() or _empty(file)
        except OSError as error:
            raise unusable(file, error) from None


def find_state() -> State:
    """The place of this checkout, made if it is not there yet. Raises `Trouble` when none can be written."""
    if chosen := os.environ.get("PAYUNG_STATE"):
        folder = Path(chosen).expanduser().absolute()
        make_private(folder)
        return State(folder)
    home = _beside_the_code()
    user = server_user()
    note = home / "elsewhere"
    if note.exists():
        return State(_trusted(Path(note.read_text().strip())))
    make_private(home)
    if user.reaches(home):
        return State(home)
    folder = _elsewhere()
    note.write_text(str(folder))
    return State(folder)


def make_private(folder: Path) -> None:
    """Make `folder` for this user alone. Root's can be passed through, so the server reaches its data."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _trusted(folder).chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise unusable(folder, error) from None


def unusable(place: Path, error: OSError) -> Trouble:
    """The sentence for a file or folder that cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(
            "disk-full",
            f"Disk penuh di {place}; kosongkan ruang lalu jalankan lagi, data yang sudah tercatat tetap utuh.",
            f"The disk is full at {place}; free some space and start again, what was recorded is intact.",
        )
    return Trouble(
        "state-unwritable",
        f"{place} tidak dapat dipakai ({error.strerror}); perbaiki izinnya atau tetapkan PAYUNG_STATE ke folder lain.",
        f"{place} cannot be used ({error.strerror}); mend its permissions or set PAYUNG_STATE to another folder.",
    )


def _beside_the_code() -> Path:
    """`.payung` in the checkout, or in the user's own state folder when Payung is installed as a package."""
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "pyproject.toml").exists() and (os.access(checkout, os.W_OK) or (checkout / ".payung").exists()):
        return checkout / ".payung"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "payung"


def _elsewhere() -> Path:
    """A fresh folder outside every home, with a name nobody can have taken before us."""
    for parent in ALTERNATIVES:
        try:
            folder = Path(tempfile.mkdtemp(prefix="payung-", dir=parent))
        except OSError:
            continue
        make_private(folder)
        if server_user().reaches(folder):
            return folder
        folder.rmdir()
    raise unusable(ALTERNATIVES[-1], PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def _trusted(folder: Path) -> Path:
    """Refuse a folder that another user could have planted."""
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.geteuid():
        raise Trouble(
            "state-not-ours",
            f"{folder} bukan folder milik pengguna ini; hapus folder itu atau tetapkan PAYUNG_STATE ke folder lain.",
            f"{folder} is not a folder of this user; remove it or set PAYUNG_STATE to another folder.",
        )
    return folder


def _empty(file: Path) -> str:
    raise Trouble(
        "secret-empty",
        f"{file} kosong, mungkin karena disk pernah penuh; hapus berkas itu lalu jalankan lagi.",
        f"{file} is empty, perhaps because the disk was full once; remove it and start again.",
    )
