"""What protects a member now, in words. Every number in them is read from the statute book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.claims.eligible import Outside
from payung.kernel.amounts import percent_text, rupiah_text
from payung.kernel.periods import first_day, month_of
from payung.rules.jkm.benefit import DeathFacts, death_benefits
from payung.rules.jkm.migrant import death_lines
from payung.rules.working import Line
from payung.statute_book import StatuteBook
from payung.web.members.statement import Statement

PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP")
SEGMENT = "PU"


@dataclass(frozen=True)
class Cover:
    """One programme: whether the newest month brought something for it, and what it is good for."""

    programme: str
    on: bool
    title: str
    text: str


def covers_of(
    statement: Statement,
    *,
    working: bool,
    member_since: dt.date | None,
    law: StatuteBook,
    outside: Sequence[Outside] = (),
) -> tuple[Cover, ...]:
    """The five programmes in the order of the umbrella.

    working       somebody employs the member that day
    member_since  first day of work; None where there is none
    outside       what else covers the member that day: paid alone, by somebody for a list, on a project, abroad
    """
    today = statement.as_of
    on = frozenset().union(*(cover.programmes for cover in outside), statement.programmes if working else ())
    alone = None if working or not outside else outside[0]
    words = {
        "JKK": (_("Kecelakaan karena kerja"), _accident()),
        "JKM": (_("Meninggal bukan karena kerja"), _death(statement, member_since, alone, law)),
        "JHT": (_("Tabungan hari tua"), _old_age(today, law)),
        "JP": (_("Uang bulanan setelah pensiun"), _pension(statement, law)),
        "JKP": (_("Kehilangan pekerjaan (PHK)"), _job_loss(statement, law)),
    }
    return tuple(Cover(name, name in on, *words[name]) for name in PROGRAMMES)


def arrears_text(statement: Statement, law: StatuteBook) -> str:
    """What happens to the protection while the employer owes months; empty where it owes none."""
    owed = len(statement.missing)
    if not owed:
        return ""
    limit = law["jkk.claim.arrears_months"].value(statement.as_of)
    if owed <= limit:
        return _(
            "Bila terjadi kecelakaan kerja, manfaatnya tetap dibayar: tunggakan perusahaan belum lebih dari"
            " %(limit)d\u00a0bulan."
        ) % {"limit": limit}
    return _(
        "Tunggakan perusahaan lebih dari %(limit)d\u00a0bulan. Bila terjadi kecelakaan kerja, hak Anda tetap;"
        " perusahaan membayarnya lebih dahulu."
    ) % {"limit": limit}


def _accident() -> str:
    return _(
        "Termasuk di jalan dari rumah ke tempat kerja dan pulangnya. Pengobatan ditanggung sampai sembuh."
        " Selama Anda tidak bisa bekerja, upah diganti."
    )


def _death(statement: Statement, member_since: dt.date | None, alone: Outside | None, law: StatuteBook) -> str:
    today = statement.as_of
    if alone is not None and alone.phase:
        return _death_abroad(death_lines("JKM", alone.phase, today, law))
    facts = DeathFacts.one(
        died_on=today,
        segment=alone.segment if alone else SEGMENT,
        registered_on=min(member_since or today, today),
        contribution_months=statement.months_in,
    )
    asked = law["scholarship.benefit.contribution_months"].value(today, "JKM")
    told = {
        "amount": rupiah_text(int(death_benefits(facts, law).total[0])),
        "asked": asked,
        "paid": statement.months_in,
    }
    if statement.months_in >= asked:
        return _("Keluarga menerima %(amount)s, dan beasiswa untuk anak.") % told
    return (
        _(
            "Keluarga menerima %(amount)s. Beasiswa anak baru berlaku setelah iuran %(asked)d\u00a0bulan; iuran"
            " Anda %(paid)d\u00a0bulan."
        )
        % told
    )


def _death_abroad(lines: Sequence[Line]) -> str:
    if not lines:
        return _("Keluarga menerima santunan; jumlahnya diputus petugas.")
    return _("Keluarga menerima %(amount)s.") % {"amount": rupiah_text(sum(line.amount for line in lines))}


def _old_age(today: dt.date, law: StatuteBook) -> str:
    return _("Bisa diambil pada umur %(age)d, atau %(wait)d\u00a0bulan setelah berhenti bekerja.") % {
        "age": law["jht.claim.pension_age"].value(today),
        "wait": law["jht.claim.wait_months"].value(today, "resignation"),
    }


def _pension(statement: Statement, law: StatuteBook) -> str:
    return _(
        "Dibayar setiap bulan mulai umur pensiun bila iuran sampai %(full)d\u00a0bulan. Anda sudah %(paid)d dari"
        " %(full)d\u00a0bulan."
    ) % {"full": law["jp.benefit.full_months"].value(statement.as_of), "paid": statement.pension_months}


def _job_loss(statement: Statement, law: StatuteBook) -> str:
    today = statement.as_of
    rate, window = law["jkp.benefit.replacement_rate"], law["jkp.claim.window_months"].value(today)
    counted = _months_within(statement, window)
    asked = law["jkp.claim.paid_months"].value(today)
    told = {
        "rate": percent_text(rate.value(today, rate.keys[0])),
        "cap": rupiah_text(law["jkp.benefit.wage_cap"].value(today)),
        "months": len(rate.keys),
        "paid": counted,
        "window": window,
        "asked": asked,
    }
    benefit = _("%(rate)s upah (dihitung paling tinggi dari %(cap)s), paling lama %(months)d\u00a0bulan.") % told
    if counted >= asked:
        terms = _("Anda memenuhi syarat iuran: %(paid)d dari %(window)d\u00a0bulan terakhir; diminta %(asked)d.")
    else:
        terms = _("Syarat iurannya %(asked)d dari %(window)d\u00a0bulan terakhir; Anda baru %(paid)d.")
    return f"{benefit} {terms % told}"


def _months_within(statement: Statement, window: int) -> int:
    """Months with JKP among the last `window` before this one."""
    since = first_day(month_of(statement.as_of) - window)
    return len({e.month for e in statement.entries if "JKP" in e.programmes and e.month >= since})
