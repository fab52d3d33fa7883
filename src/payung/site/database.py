"""Which database a command works on, made ready for as long as the command lasts."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from payung.site.database_url import DatabaseAddress
from payung.site.first_come import AlreadyRunning, FirstCome
from payung.site.postgres import Cluster
from payung.site.state import State, find_state


@dataclass(frozen=True)
class Database:
    """`cluster` is None when the database is not ours to start, stop or recreate."""

    address: DatabaseAddress
    cluster: Cluster | None = None


def given_address() -> DatabaseAddress | None:
    """The database of PAYUNG_DATABASE_URL or DATABASE_URL, if one is set."""
    url = os.environ.get("PAYUNG_DATABASE_URL") or os.environ.get("DATABASE_URL")
    return DatabaseAddress.parse(url) if url else None


def own_cluster(state: State) -> Cluster:
    """The embedded server of this state folder, not started."""
    return Cluster(state.cluster, state.secret)


@contextmanager
def serving(state: State) -> Iterator[Database]:
    """Unless an address is given, run the embedded server inside. The caller holds the state folder."""
    if given := given_address():
        yield Database(given)
        return
    with own_cluster(state) as cluster:
        yield Database(cluster.address, cluster)


@contextmanager
def reachable(note: str) -> Iterator[Database]:
    """The database for a short command, which may use a server that another Payung runs already."""
    if given := given_address():
        yield Database(given)
        return
    state = find_state()
    with ExitStack() as held:
        try:
            held.enter_context(FirstCome(state.folder, note))
        except AlreadyRunning:
            yield Database(own_cluster(state).address)
            return
        yield held.enter_context(serving(state))
