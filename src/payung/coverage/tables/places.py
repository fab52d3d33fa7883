"""Which region a row means: by code in the system that was named, by name, and both must agree."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from payung.kernel.problem import Problem
from payung.registry.models import Region
from payung.registry.region_history import System, history, past_on, plain_code, plain_name

NOTHING = "Belum ada yang kami simpan dari berkas ini."
SYSTEMS = {"bps": "BPS", "kemendagri": "Kemendagri"}


@dataclass(frozen=True)
class Places:
    """Every region as it was on a day.

    names     today's code → today's name
    parents   today's code → the region it lay in
    by_name   a name without blanks, also without its kind → the codes that bore it
    by_code   system → digits → code
    not_yet   codes of regions that were made later, with the day
    """

    names: dict[str, str]
    parents: dict[str, str | None]
    by_name: dict[str, set[str]]
    by_code: dict[str, dict[str, str]]
    not_yet: dict[str, dt.date]

    @classmethod
    def on(cls, day: dt.date) -> Places:
        past = past_on(day)
        made_later = {code: each.until for code, each in past.items() if each.from_part}
        names: dict[str, str] = {}
        parents: dict[str, str | None] = {}
        by_name: dict[str, set[str]] = {}
        by_code: dict[str, dict[str, str]] = {"bps": {}, "kemendagri": {}}
        for region in Region.objects.all():
            names[region.code] = region.name
            then = past.get(region.code)
            if region.code not in made_later:
                parents[region.code] = (then.parent if then and then.parent else None) or region.parent_id
            for name in {region.name, region.short_name, *([then.name] if then and then.name else [])}:
                for key in (squeezed(name), squeezed(plain_name(name))):
                    by_name.setdefault(key, set()).add(region.code)
            by_code["kemendagri"][plain_code((then and then.old_code) or region.code)] = region.code
            if bps := (then and then.old_bps) or region.bps_code:
                by_code["bps"][plain_code(bps)] = region.code
        return cls(names, parents, by_name, by_code, made_later)

    def find(self, row: int, code: str, name: str, system: System) -> tuple[str | None, Problem | None]:
        """The region of a row, or why it has none."""
        region = self.by_code[system].get(plain_code(code)) if code else None
        if code and region is None:
            expected = f"kode {SYSTEMS[system]} sebuah daerah"
            return None, _problem(
                "region-code", row, f"kode {code}", expected, "Periksa kodenya dan sistem kode yang dipilih."
            )
        named = self._named(name) if name else set()
        if region is not None and name and region not in named:
            return None, self._disagree(row, code, name, region, system)
        if region is None:
            if not named:
                return None, _problem("region-unknown", row, name, "nama daerah", "Tulis seperti “Kabupaten Sambas”.")
            named = _widest(named)
            if len(named) > 1:
                which = " atau ".join(sorted(self.names[each] for each in named))
                return None, _problem("region-ambiguous", row, name, which, "Tulis lengkap dengan Kabupaten atau Kota.")
            (region,) = named
        if region in self.not_yet:
            made = f"{self.not_yet[region]:%d-%m-%Y}"
            found = f"{self.names[region]}, yang baru ada sejak {made}"
            return None, _problem("region-not-yet", row, found, "daerah yang sudah ada", "Periksa tanggal posisinya.")
        return region, None

    def _named(self, name: str) -> set[str]:
        full = self.by_name.get(squeezed(name))
        if full:
            return full
        bare = self.by_name.get(squeezed(plain_name(name)), set())
        wanted = "kota" if name.lower().startswith("kota ") else "kab" if name.lower().startswith("kab") else ""
        kept = {code for code in bare if not wanted or self.names[code].lower().startswith(wanted)}
        old = {each.code for each in history() if squeezed(each.name) == squeezed(name)}
        return kept or old

    def _disagree(self, row: int, code: str, name: str, region: str, system: System) -> Problem:
        """The trap of 6102 and 61.02: the file may be written in the other system."""
        other: System = "kemendagri" if system == "bps" else "bps"
        there = self.by_code[other].get(plain_code(code))
        cure = "Periksa kode dan namanya."
        if there and there in self._named(name):
            cure = f"Berkas ini tampaknya memakai kode {SYSTEMS[other]}. Pilih sistem itu, lalu unggah lagi."
        expected = f"{self.names[region]}, pemilik kode {SYSTEMS[system]} {code}"
        return _problem("region-code-and-name", row, f"{code} {name}", expected, cure)


def _widest(codes: set[str]) -> set[str]:
    """A table by name is of regencies: `Sambas` is the regency before the district that is called so too."""
    least = min((code.count(".") for code in codes), default=0)
    return {code for code in codes if code.count(".") == least}


def squeezed(name: str) -> str:
    """Letters and digits only: `Kota Baru` and `Kotabaru` are one."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _problem(code: str, row: int, found: str, expected: str, cure: str) -> Problem:
    return Problem(code, "error", (row,), "Daerah", found, expected, f"{cure} {NOTHING}")
