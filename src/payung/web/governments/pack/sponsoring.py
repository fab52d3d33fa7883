"""Part 5: people whose contributions others pay: who pays, on what basis, for how many, how much, until when."""

from __future__ import annotations

from payung.assistance.cohorts import Cohort
from payung.assistance.models import Candidate
from payung.coverage.counted import HIDDEN, SMALL
from payung.coverage.figures import Figure
from payung.kernel.amounts import number_text
from payung.kernel.dates import date_text, month_text
from payung.kernel.periods import month_of
from payung.web.charts import Stretch
from payung.web.governments.pack.model import Cell, Part, Table, Unknown
from payung.web.governments.pack.pictures import Timeline
from payung.web.governments.pack.workings import Named, Row
from payung.web.governments.pack.world import World

BUDGETS = ("subsidy_budget", "subsidy_budget_province", "subsidy_budget_dbh_sawit")
SUBSIDISED = ("subsidised_workers", "subsidised_workers_province", "subsidised_workers_dbh_sawit", *BUDGETS)
NONE = "Belum ada program bantuan iuran yang ditetapkan."
LIVE = "menurut program yang sudah ditetapkan dan tagihan yang sudah dibukukan hari itu, di daerah ini"


def subsidised(world: World) -> Part:
    """Every programme with its basis, its money and its last day; the names proposed by what was found about them."""
    cohorts = world.cohorts
    said = tuple(
        (each.name, each, each.as_of, each.publisher, each.note or "–") for each in world.published_of(SUBSIDISED)
    )
    tables = (
        Table(
            "Siapa membayar, berdasarkan apa",
            ("Program", "Penyandang", "Dasar", "Mulai", "Dibayar sampai", "Keadaan"),
            tuple(_basis(world, each) for each in cohorts), NONE,
        ),
        Table(
            "Yang disediakan: tempat × bulan × iuran seorang sebulan",
            ("Program", "Tempat", "Bulan", "Iuran seorang sebulan", "Disediakan"),
            tuple(_set_aside(world, number, each) for number, each in enumerate(cohorts, 1)), NONE,
        ),
        Table(
            "Yang sudah dibayar: orang-bulan × iuran seorang sebulan",
            ("Program", "Orang", "Orang-bulan", "Iuran seorang sebulan", "Sudah dibayar"),
            tuple(_paid(world, number, each) for number, each in enumerate(cohorts, 1)), NONE,
        ),
        Table(
            "Nama yang diusulkan, menurut hasil pemeriksaan", ("Keadaan", "Orang"), _states(world, cohorts),
            "Belum ada nama yang diusulkan.",
        ),
        Table("Yang disebut penerbit lain", ("Apa", "Jumlah", "Posisi", "Penerbit", "Catatan"), said,
              "Belum dipublikasikan."),
    )  # fmt: skip
    return Part(5, "Bantuan iuran", _says(world, cohorts), tables, drawings=_drawn(world, cohorts))


def _says(world: World, cohorts: list[Cohort]) -> str:
    running = [each for each in cohorts if not each.lapsed(world.day)]
    if running:
        return f"{len(running)} program berjalan, yang pertama habis {date_text(running[0].lapses)}"
    return "Semua program sudah habis masanya" if cohorts else "Belum ada bantuan iuran yang ditetapkan di sini"


def _basis(world: World, each: Cohort) -> tuple[Cell, ...]:
    one = each.programme
    until = each.paid_until or Unknown("belum dibayar")
    decree = f"; {one.decree}" if one.decree else ""
    return _title(each), one.sponsor.name, f"{one.legal_basis}{decree}", each.begins, until, _state(world, each)


def _state(world: World, each: Cohort) -> str:
    if each.paid_until is None:
        return "ditetapkan, belum dibayar"
    if each.lapsed(world.day):
        return "habis" if each.ends <= each.lapses else "terputus: bulan berikutnya belum dibayar"
    left = (each.lapses - world.day).days
    more = "" if each.ends <= each.lapses else f"; program sampai {month_text(month_of(each.programme.last_month))}"
    return f"{left} hari lagi{more}"


def _title(each: Cohort) -> Named:
    return Named(each.programme.title, each.programme.pk)


def _row(each: Cohort) -> tuple[Row]:
    one = each.programme
    basis = "; ".join(filter(None, (one.legal_basis, one.decree)))
    return (Row(one.title, f"{one.sponsor.name}; {basis}", one.pk),)


def _set_aside(world: World, number: int, each: Cohort) -> tuple[Cell, ...]:
    """Places times months times the amount of a place."""
    one, count, key = each.programme, world.make.counted, f"bantuan{number}"
    if not each.whole:
        return _title(each), *[Unknown(f"untuk seluruh {one.region.short_name}")] * 4
    places = count(f"{key}_tempat", "Tempat bantuan iuran", one.quota, "orang", f"tempat, {LIVE}", rows=_row(each))
    months = count(f"{key}_bulan", "Lamanya bantuan iuran", one.months, "bulan", f"bulan program, {LIVE}",
                   rows=_row(each))  # fmt: skip
    rate = _rate(world, number, each)
    formula, given = _product(places, months, rate, total=one.committed)
    committed = count(f"{key}_disediakan", "Bantuan iuran disediakan", one.committed, "rupiah",
                      f"rupiah: tempat kali bulan kali iuran seorang sebulan, {LIVE}",
                      formula=formula, given=given, rows=_row(each))  # fmt: skip
    return _title(each), places, months, rate, committed


def _paid(world: World, number: int, each: Cohort) -> tuple[Cell, ...]:
    """Months paid for, each person's counted, times the amount of a place."""
    count, key = world.make.counted, f"bantuan{number}"
    people = count(f"{key}_orang", "Orang dengan bantuan iuran", each.people, "orang",
                   f"orang yang pernah dibayari, {LIVE}", people=True, rows=_row(each))  # fmt: skip
    rate = _rate(world, number, each)
    if not people.exact:
        return _title(each), people, Unknown(HIDDEN), rate, Unknown(HIDDEN)
    told = all(month.people >= SMALL for month in each.paid)
    many = count(f"{key}_orang_bulan", "Orang-bulan dibayar", each.person_months, "orang-bulan",
                 f"orang kali bulan yang sudah dibayar, {LIVE}",
                 formula=" + ".join(number_text(month.people) for month in each.paid)
                 + f" = {number_text(each.person_months)}" if told and each.paid else "",
                 rows=[Row(month_text(month_of(month.month)), f"{number_text(month.people)} orang")
                       for month in each.paid] if told else _row(each))  # fmt: skip
    formula, given = _product(many, rate, total=each.amount)
    paid = count(f"{key}_dibayar", "Bantuan iuran dibayar", each.amount, "rupiah",
                 f"rupiah: orang-bulan yang dibayar kali iuran seorang sebulan, {LIVE}",
                 formula=formula, given=given, rows=_row(each))  # fmt: skip
    return _title(each), people, many, rate, paid


def _product(*cells: Cell, total: int) -> tuple[str, tuple[Figure, ...]]:
    """The formula with its numbers; none where the amount of a place changed on the way."""
    given = tuple(each for each in cells if isinstance(each, Figure))
    words = " × ".join(each.text for each in given)
    return (f"{words} = Rp{number_text(total)}" if len(given) == len(cells) else "", given)


def _rate(world: World, number: int, each: Cohort) -> Cell:
    if each.rate is None:
        return Unknown("berubah di tengah program")
    meaning = f"rupiah sebulan untuk satu tempat, {LIVE}"
    return world.make.counted(f"bantuan{number}_iuran", "Iuran seorang sebulan", each.rate, "rupiah", meaning,
                              rows=_row(each))  # fmt: skip


def _states(world: World, cohorts: list[Cohort]) -> tuple[tuple[Cell, ...], ...]:
    """All programmes together, so that few stand alone in a row; one to four are not told."""
    totals: dict[str, int] = {}
    for each in cohorts:
        for state, many in each.states.items():
            totals[state] = totals.get(state, 0) + many
    meaning = "nama dalam daftar yang dikirim, menurut pemeriksaan terakhir, semua program di daerah ini"
    return tuple(
        (
            str(Candidate.State(state).label),
            world.make.counted(
                f"calon_{state}", "Nama yang diusulkan", totals[state], "orang", meaning, people=True,
                rows=[row for each in cohorts if state in each.states for row in _row(each)],
            ),
        )
        for state in Candidate.State.values
        if state in totals
    )  # fmt: skip


def _drawn(world: World, cohorts: list[Cohort]) -> tuple[Timeline, ...]:
    """Each programme from its first to its last day, solid as far as it is paid."""
    if not cohorts:
        return ()
    spans = tuple(
        Stretch(each.programme.title, _people_words(each), each.begins, each.ends, each.paid_until, _state(world, each))
        for each in cohorts
    )
    return (Timeline("Sampai kapan dibayar: penuh sudah dibayar, bergaris belum", spans, world.day),)


def _people_words(each: Cohort) -> str:
    return (
        f"{each.programme.sponsor.name}, {number_text(each.programme.quota)} tempat"
        if each.whole
        else each.programme.sponsor.name
    )
