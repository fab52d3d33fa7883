"""The processes that `run` starts: each in its own group, all ended together."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from payung.site.postgres.parting import with_parent
from payung.site.trouble import Trouble

ENDS_WITHIN = 8.0  # seconds between asking and forcing


@dataclass(frozen=True)
class Child:
    """One process, by the name the operator is told."""

    name: str
    process: "subprocess.Popen[bytes]"


@dataclass
class Children:
    """Those started so far. Leaving the context ends them in reverse order."""

    started: list[Child] = field(default_factory=list)

    def __enter__(self) -> "Children":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start one more. It is ended when we are killed."""
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=with_parent(signal.SIGTERM),
        )
        self.started.append(Child(name, process))

    def check(self) -> None:
        """Raises `Trouble` for the first one that ended by itself."""
        for child in self.started:
            status = child.process.poll()
            if status is not None:
                raise Trouble(
                    "process-ended",
                    f"Proses {child.name} berhenti sendiri (kode {status}), jadi semuanya dihentikan;"
                    " sebabnya ada di"
                    " baris-baris di atas.",
                    f"The {child.name} process ended by itself (status {status}), so everything was"
                    " stopped; the"
                    " lines above say why.",
                )

    def end(self) -> None:
        """Ask all to end, wait, then force what is left, with whatever they started themselves."""
        for child in reversed(self.started):
            _send(child.process.pid, signal.SIGTERM, group=False)
        patience = time.monotonic() + ENDS_WITHIN
        for child in reversed(self.started):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.1, patience - time.monotonic()))
            _send(child.process.pid, signal.SIGKILL, group=True)
            child.process.wait()
        self.started.clear()


def _send(pid: int, which: signal.Signals, *, group: bool) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, which) if group else os.kill(pid, which)
