"""Part 6: what residents received, by programme."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import CharField, Count, F, OuterRef, Subquery
from django.db.models import Sum as Total
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from payung.claims.models import Confirmation, Entitlement, PeriodicPayment
from payung.coverage.counted import HIDDEN
from payung.coverage.counting.small import hidden_cells
from payung.coverage.figures import Figure
from payung.coverage.measures import EVERY_PART
from payung.registry.queries import regions_within
from payung.rules.scholarship.amounts import LEVELS
from payung.web.governments.pack.model import Cell, Part, Table, Unknown
from payung.web.governments.pack.pictures import Sum, Sums
from payung.web.governments.pack.world import NOT_COUNTED, World, told
from payung.web.governments.pack.yearly import CASES, PAID, claims_of, this_year

LINES = {
    "JKK": "Kecelakaan kerja (JKK)",
    "JKM": "Kematian (JKM)",
    "JHT": "Hari tua (JHT)",
    "JP": "Pensiun (JP)",
    "JKP": "Kehilangan pekerjaan (JKP)",
    "SCHOLARSHIP": "Beasiswa anak",
}
PUBLISHED = {"SCHOLARSHIP": "beasiswa", "ALL": "total"}
NOBODY = "Orangnya hanya dilihat kantor cabang yang membayar; setiap orang yang melihatnya tercatat."
PAYMENTS = "claims_payments"
COUNTED_ONCE = (
    "Tahun ini: sejak 1 Januari sampai akhir bulan yang dihitung, tiap klaim satu kali walau dibayar beberapa kali. "
    "Yang terlalu sedikit tidak disebut, begitu pula yang akan membukanya, agar tidak ada orang yang dikenali."
)


def claims(world: World) -> Part:
    """Claims by programme, six lines, and the scholarships by level of school."""
    published, finding = _published_claims(world)
    counted = _counted_claims(world)
    tables = (published, counted, _scholarships(world))
    drawn = (*_drawn(published, 1, 2), *_drawn(counted, 1, 2))
    missing = (
        "Beasiswa adalah lanjutan klaim JKK atau JKM, bukan program keenam; ia berbaris sendiri.",
        "JP dan JKP dibayar berkali-kali; jumlah pembayarannya bukan jumlah orang.",
    )
    return Part(6, "Yang diterima warga", finding, tables, drawings=drawn, missing=missing)


def _drawn(table: Table, cases: int, rupiah: int) -> tuple[Sums, ...]:
    """The six lines of a table as bars, cases and rupiah on an axis each; nothing where nothing is told."""
    lines = [row for row in table.rows if row[0] in LINES.values()]
    found = []
    for place in (cases, rupiah):
        rows = tuple(_sum(str(row[0]), row[place]) for row in lines)
        if any(each.value for each in rows):
            found.append(Sums(f"{table.title}: {table.heads[place].lower()} menurut program", rows))
    return tuple(found)


def _sum(name: str, cell: Cell) -> Sum:
    if isinstance(cell, Figure):
        return Sum(name, cell.number, cell.text if cell.number is not None else cell.value)
    return Sum(name, None, cell.words if isinstance(cell, Unknown) else str(cell))


def _published_claims(world: World) -> tuple[Table, str]:
    """The newest statement of claims, as its source printed it."""
    names = {part: PUBLISHED.get(part, part.lower()) for part in (*LINES, "ALL")}
    metrics = [f"claims_{kind}_{name}" for kind in ("count", "amount") for name in names.values()]
    known = world.published_of(metrics)
    heads = ("Program", "Klaim", "Rupiah")
    if not known:
        return Table("Yang terbit", heads, (), "Klaim daerah ini belum dipublikasikan."), "Klaim belum dipublikasikan"
    newest = max(known, key=lambda each: (each.day.isoformat() if each.day else "", each.key))
    same = {each.metric: each for each in known if (each.as_of, each.source) == (newest.as_of, newest.source)}
    rows = []
    for part, words in (*LINES.items(), ("ALL", "Jumlah menurut penerbit")):
        cases, amount = (same.get(f"claims_{kind}_{names[part]}") for kind in ("count", "amount"))
        rows.append((words, told(cases, "tidak disebut"), told(amount, "tidak disebut")))
        world.name(f"terbit_klaim_{names[part]}", cases)
        world.name(f"terbit_rupiah_{names[part]}", amount)
    total = same.get("claims_amount_total")
    finding = f"{total.text} dibayar, {newest.as_of}, menurut {newest.publisher}" if total else "Klaim yang terbit"
    return Table(f"Yang terbit, {newest.as_of}", heads, tuple(rows)), finding


def _counted_claims(world: World) -> Table:
    """This month and the year so far, in cases and rupiah; the year as it is read out at the meeting."""
    heads = ("Program", "Klaim tahun ini", "Rupiah tahun ini", "Klaim bulan ini", "Pembayaran bulan ini",
             "Rupiah bulan ini")  # fmt: skip
    title = "Yang dihitung sistem ini"
    if world.snapshot is None:
        return Table(title, heads, (), "Belum ada bulan yang dihitung.")
    now = world.counts(world.snapshot, [CASES, PAYMENTS, PAID])
    year = this_year(world)
    so_far = claims_of(world, year) if year else {}
    unknown = Unknown(HIDDEN if year and year.cases else NOT_COUNTED)
    rows = []
    for part, words in (*LINES.items(), (EVERY_PART, "Semua, tiap klaim satu kali")):
        cases, paid = so_far.get(part, (None, None))
        for figure in (cases, paid):
            if figure is not None:
                world.name(figure.metric, figure)
        # Of cases that are told no rupiah are missing but those of months that were never frozen.
        of_year = (cases or unknown, paid or (Unknown(NOT_COUNTED) if cases else unknown))
        rows.append((words, *of_year, now[CASES, part], now[PAYMENTS, part], now[PAID, part]))
    note = year.why_no_cases if year and year.why_no_cases else COUNTED_ONCE
    return Table(f"{title}, {now[CASES, EVERY_PART].as_of}", heads, tuple(rows), note=note)


def _scholarships(world: World) -> Table:
    """Yearly payments after the first by level; the first year is paid with its claim."""
    proven = Confirmation.objects.filter(
        entitlement=OuterRef("entitlement"), month=OuterRef("month"), accepted=True
    ).annotate(level=KeyTextTransform("level", "facts"))
    rows = (
        PeriodicPayment.objects.filter(
            entitlement__kind=Entitlement.Kind.SCHOLARSHIP,
            entitlement__claim__person__region__in=regions_within([world.region.code]),
            run__at__date__range=(world.day.replace(month=1, day=1), world.day),
        )
        .annotate(
            level=Coalesce(
                Subquery(proven.values("level")[:1]),
                KeyTextTransform("first_level", "entitlement__terms"),
                output_field=CharField(),
            )
        )
        .values("level")
        .annotate(children=Count("entitlement__claimant", distinct=True), paid=Total(F("amount") - F("recovered")))
    )
    return scholarship_table(world, {row["level"]: (row["children"], int(row["paid"])) for row in rows})


def scholarship_table(world: World, known: Mapping[str, tuple[int, int]]) -> Table:
    """Level → children and whole rupiah as a table; what may not be told stands without a number."""
    # What the levels add up to stands in the table above: one level alone not told could be worked out, and so could
    # two if one were said to be few.
    several = {level: children for level, (children, _paid) in known.items()}
    unsaid = hidden_cells({**several, EVERY_PART: sum(several.values())}, [(EVERY_PART, *several)])
    lines = []
    for level in LEVELS:
        if level not in known:
            continue
        children, paid = known[level]
        count, money = f"beasiswa_{level.lower()}_anak", f"beasiswa_{level.lower()}_rupiah"
        meaning = (
            f"dibayar sejak 1 Januari {world.day.year}, tahun kedua dan seterusnya, menurut tempat tinggal peserta"
        )
        lines.append((
            level,
            Unknown(HIDDEN) if level in unsaid
            else world.make.counted(
                count, "Anak penerima beasiswa", children, "anak", f"anak yang {meaning}", unsaid=NOBODY
            ),
            Unknown(HIDDEN) if level in unsaid
            else world.make.counted(money, "Beasiswa", paid, "rupiah", f"rupiah yang {meaning}", unsaid=NOBODY),
        ))  # fmt: skip
    note = "Tahun pertama beasiswa dibayar bersama klaimnya dan terhitung di tabel klaim."
    heads = ("Tingkat", "Anak", "Rupiah")
    return Table("Beasiswa lanjutan menurut tingkat", heads, tuple(lines), "Belum ada yang dibayar tahun ini.", note)
