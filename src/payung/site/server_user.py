"""As whom the database server runs: as ourselves, or, for root, as a user who may do nothing else.

PostgreSQL refuses to run as root. No user is created, and no permission of another's folder is changed.
"""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from payung.site.trouble import Trouble

UNPRIVILEGED = ("postgres", "nobody")  # Debian's server package brings the first; the second is everywhere


@dataclass(frozen=True)
class ServerUser:
    """The numbers of the user, and what to hand to `subprocess` to become that user."""

    uid: int
    gid: int
    other: bool  # True when it is not the user we run as

    @property
    def becoming(self) -> dict[str, object]:
        """Keyword arguments for `subprocess`."""
        if not self.other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def reaches(self, folder: Path) -> bool:
        """True when the server's user may pass through `folder` and could own a folder in it."""
        probe = folder / f".probe-{os.getpid()}"
        try:
            probe.mkdir(mode=0o700)
        except OSError:
            return False
        try:
            self.own(probe)
            return self.runs(["/bin/sh", "-c", ': > "$0/x" && rm "$0/x"', str(probe)])
        except OSError:
            return False
        finally:
            probe.rmdir()

    def runs(self, command: Sequence[str | Path]) -> bool:
        """True when the command, run as this user, ends well."""
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                cwd="/",
                check=False,
                **self.becoming,  # type: ignore[call-overload]
            )
        except OSError:
            return False
        return bool(done.returncode == 0)

    def own(self, path: Path) -> None:
        """Give `path` to this user."""
        if self.other:
            os.chown(path, self.uid, self.gid)


@cache
def server_user() -> ServerUser:
    """The user for the database server on this machine."""
    if os.geteuid() != 0:
        return ServerUser(os.geteuid(), os.getegid(), other=False)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(entry.pw_uid, entry.pw_gid, other=True)
    raise Trouble(
        "no-server-user",
        "Mesin ini tidak mempunyai pengguna 'nobody' untuk server basis data; jalankan sebagai pengguna"
        " biasa, bukan root.",
        "This machine has no user 'nobody' for the database server; run as an ordinary user instead of root.",
    )
