"""Makes the kernel end a child process when its parent is killed, so that nothing is left behind."""

import ctypes
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def with_parent(with_signal: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn` for subprocess: the child gets this signal when its parent dies. Linux only."""

    def arrange() -> None:
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)

    return arrange
