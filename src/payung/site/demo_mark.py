"""Remembers, outside the database, whether the demonstration in it was begun and whether it was finished."""

from payung.site.database import Database
from payung.site.state import State


class DemoMark:
    """One file in the state folder per answer, naming the database it speaks of."""

    def __init__(self, state: State, database: Database) -> None:
        self._begun = state.folder / "demo-begun"
        self._finished = state.folder / "demo-finished"
        self._name = f"{database.address.host}:{database.address.port}/{database.address.name}"

    def begin(self) -> None:
        """To be called before the first row."""
        self._begun.write_text(self._name)

    def finish(self) -> None:
        """To be called after the last row."""
        self._finished.write_text(self._name)
        self.forget()

    def forget(self) -> None:
        """To be called once what was begun is gone."""
        self._begun.unlink(missing_ok=True)

    def is_unfinished(self) -> bool:
        """True when a run was cut off while it filled this database."""
        return self._begun.exists() and self._begun.read_text() == self._name

    def is_there(self) -> bool:
        """True when this database holds the whole demonstration, and its log-ins work."""
        return self._finished.exists() and self._finished.read_text() == self._name
