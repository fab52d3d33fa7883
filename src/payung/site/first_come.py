"""One Payung per state folder: the first holds a lock, the second is told where the first is."""

import fcntl
import os
from pathlib import Path

from payung.site.state import unusable
from payung.site.trouble import Trouble


class AlreadyRunning(Trouble):
    """Another process holds the state folder; `note` is what it said about itself."""

    def __init__(self, folder: Path, note: str) -> None:
        super().__init__(
            "already-running",
            f"Payung sudah berjalan dengan data di {folder} ({note}); pakai yang itu, atau hentikan dulu.",
            f"Payung already runs on the data in {folder} ({note}); use that one, or stop it first.",
        )
        self.note = note


class FirstCome:
    """Holds `folder` while inside. Entering raises `AlreadyRunning` when another process holds it.

    note   what a second one should be told, such as the address; the number of this process is added
    """

    def __init__(self, folder: Path, note: str) -> None:
        self.folder = folder
        self.note = note
        self._handle = -1

    def __enter__(self) -> "FirstCome":
        file = self.folder / "running"
        try:
            self._handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(self._handle, 0)
            os.write(self._handle, f"{self.note}, proses {os.getpid()}".encode())
        except BlockingIOError:
            found = os.read(self._handle, 500).decode(errors="replace").strip()
            os.close(self._handle)
            raise AlreadyRunning(self.folder, found or "-") from None
        except OSError as error:
            raise unusable(file, error) from None
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)  # the kernel releases the lock here, and also when we are killed
