"""Districts and villages as the ministry lists them, code and name, judged before they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from payung.kernel.problem import Problem
from payung.registry.models import Region
from payung.registry.region_history import dotted, plain_code

LEVELS = {3: Region.Level.DISTRICT, 4: Region.Level.VILLAGE}
NOTHING = "Belum ada yang kami simpan dari berkas ini."
LONGEST = 120
SHORT = 60
_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}(\.\d{4})?")
_KINDS = ("Kecamatan ", "Distrik ", "Desa ", "Kelurahan ")


@dataclass(frozen=True)
class Judged:
    """regions: unsaved, parents before their children. problems: all of the file; any keeps everything out."""

    regions: tuple[Region, ...]
    problems: tuple[Problem, ...]


def judge_places(rows: Iterable[tuple[int, str, str]]) -> Judged:
    """rows: (row number as the person sees it, Kemendagri code with or without points, name)."""
    known = dict(Region.objects.values_list("code", "level"))
    seen: dict[str, int] = {}
    found, problems = [], []
    for number, typed, name in rows:
        code = dotted(plain_code(typed))
        if not _CODE.fullmatch(code):
            problems.append(_problem("place-code", (number,), "Kode", typed or "kosong",
                                     "kode Kemendagri kecamatan (61.08.01) atau desa (61.08.01.2001)",
                                     "Salin kodenya dari daftar Kemendagri."))  # fmt: skip
        elif code in seen:
            problems.append(_problem("place-twice", (seen[code], number), "Kode", code, "satu baris tiap daerah",
                                     "Hapus salah satu barisnya."))  # fmt: skip
        elif not name or len(name) > LONGEST:
            problems.append(_problem("place-name", (number,), "Nama", name[:40] or "kosong", "nama daerah",
                                     "Isi namanya seperti di daftar Kemendagri."))  # fmt: skip
        else:
            seen[code] = number
            found.append(region_below(code, name))
    inside = known.keys() | seen.keys()
    problems += [
        _problem("place-parent", (seen[each.code],), "Kode", each.code, f"daerah yang melingkupinya, {each.parent_id}",
                 "Sertakan daerah itu dalam berkas, atau periksa kodenya.")
        for each in found if each.parent_id not in inside
    ]  # fmt: skip
    if not found and not problems:
        problems.append(_problem("place-none", (), "", "tidak ada baris kecamatan atau desa", "paling sedikit satu",
                                 "Periksa berkasnya."))  # fmt: skip
    ordered = sorted(found, key=lambda each: (each.code.count("."), each.code))
    return Judged(() if problems else tuple(ordered), tuple(problems))


def region_below(code: str, name: str) -> Region:
    """A district or village, unsaved, by its Kemendagri code with points; named in full, `Kecamatan Ngabang`.

    The last four digits of a village begin with 1 for a kelurahan and with 2 for a desa.
    """
    level = LEVELS[code.count(".") + 1]
    bare = next((name.removeprefix(kind) for kind in _KINDS if name.startswith(kind)), name)
    village = {"1": "Kelurahan", "2": "Desa"}.get(code.rpartition(".")[2][0], "Desa/kelurahan")
    kind = "Kecamatan" if level == Region.Level.DISTRICT else village
    full = name if bare != name else f"{kind} {name}"
    return Region(
        code=code, name=full[:LONGEST], short_name=bare[:SHORT], level=level, parent_id=code.rpartition(".")[0]
    )


def _problem(code: str, rows: tuple[int, ...], column: str, found: str, expected: str, cure: str) -> Problem:
    return Problem(code, "error", rows, column, found, expected, f"{cure} {NOTHING}")
