"""The statute book: every parameter by name, read when first asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from payung.statute_book.acts import Act, Question, read_acts, read_questions
from payung.statute_book.errors import LawError, UnknownParameter
from payung.statute_book.holidays import Holidays, read_holidays
from payung.statute_book.parameter import Parameter
from payung.statute_book.reading import read_parameters
from payung.statute_book.risk_classes import RiskClass, read_risk_classes

PACKAGE = Path(__file__).resolve().parent.parent
ROOM_FILES = ("acts.toml", "questions.toml")
"""TOML files at the top of `law/` that hold no parameters."""


def law_folder() -> Path:
    """Where the law lies: inside the installed package, or beside `src` in a checkout."""
    installed = PACKAGE / "_law"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "law"


class StatuteBook:
    """The law in one folder. `law["contributions.jkk.rate"]` reads law/contributions/jkk.toml, once.

    Files are read when first needed, so that asking for one number does not wait for all the others;
    `parameters` and `check` read everything.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise LawError(f"{folder}: no law here")
        self.folder = folder
        self._read: dict[str, dict[str, Parameter]] = {}
        self._asked: dict[str, Parameter] = {}

    def __getitem__(self, name: str) -> Parameter:
        """The parameter of this name. Raises UnknownParameter."""
        found = self._asked.get(name)
        if found is None:
            group, _, _ = name.rpartition(".")
            found = self._group(group).get(name)
            if found is None:
                raise UnknownParameter(f"no parameter {name!r} in the statute book; `payung law` lists them")
            self._asked[name] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.parameters)

    def __len__(self) -> int:
        return len(self.parameters)

    def __contains__(self, name: object) -> bool:
        return name in self.parameters

    @cached_property
    def acts(self) -> dict[str, Act]:
        """Every act by id."""
        return read_acts(self.folder / "acts.toml")

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every open question by id."""
        return read_questions(self.folder / "questions.toml")

    @cached_property
    def holidays(self) -> Holidays:
        """National holidays."""
        return read_holidays(self.folder / "holidays.csv")

    @cached_property
    def risk_classes(self) -> tuple[RiskClass, ...]:
        """The 191 entries of the JKK list."""
        return read_risk_classes(self.folder / "contributions" / "jkk_industries.csv")

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The files that hold parameters, as dotted names: `contributions.jkk`."""
        paths = sorted(self.folder.rglob("*.toml"))
        named = [path.relative_to(self.folder) for path in paths]
        return tuple(".".join(path.with_suffix("").parts) for path in named if str(path) not in ROOM_FILES)

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Every parameter by name, all files read."""
        return {name: parameter for group in self.groups for name, parameter in self._group(group).items()}

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits that change whenever any file of the law changes."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in (".toml", ".csv"):
                content = path.read_bytes().replace(b"\r\n", b"\n")
                digest.update(f"{path.relative_to(self.folder).as_posix()}\0{len(content)}\0".encode())
                digest.update(content)
        return digest.hexdigest()[:12]

    def check(self) -> None:
        """Read everything there is; raise LawError at the first thing that is wrong."""
        _ = (self.parameters, self.holidays, self.risk_classes)

    def all_numbers(self) -> set[int]:
        """Every value of every version, in the unit the rules compute with; for tests that keep them out of
        code."""
        versions = [version for parameter in self.parameters.values() for version in parameter.versions]
        found = {value for version in versions for value in version.values}
        columns = [column for version in versions for column in version.table.values()]
        return found | {int(item) for each in columns if not isinstance(each, tuple) for item in each}

    def questions_of(self, names: Iterable[str]) -> tuple[Question, ...]:
        """The open questions of these ids, each once, in the order given."""
        return tuple(self.questions[name] for name in dict.fromkeys(names))

    def _group(self, group: str) -> dict[str, Parameter]:
        if group not in self._read:
            path = self.folder.joinpath(*group.split(".")).with_suffix(".toml")
            if not group or group in ("acts", "questions") or not path.is_file():
                return {}
            self._read[group] = read_parameters(path, group, self.acts, self.questions)
        return self._read[group]


@lru_cache(maxsize=8)
def read_statute_book(folder: Path | None = None) -> StatuteBook:
    """The statute book of `folder`, by default the law that came with this package. Cached."""
    return StatuteBook(folder or law_folder())
