"""The numbers of the five articles by plain SQL over the rows of the books; nothing of the product counts here."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.db import connection

OCTOBER = dt.date(2026, 10, 1)
LIKE = {"KAL": ["61%", "62%", "63%", "64%", "65%"]}
LINES = {
    "jkk": "JKK", "jkm": "JKM", "jht": "JHT", "jp": "JP", "jkp": "JKP", "beasiswa": "SCHOLARSHIP", "semua": "%",
}  # fmt: skip
COVERED = """
SELECT count(DISTINCT coalesce(k.person, o.number))
FROM (
  SELECT owner_id AS number, segment FROM ledger_memberline WHERE month = %(month)s
  UNION SELECT l.person_id, r.segment FROM rolls_rollline l JOIN rolls_roll r ON r.id = l.roll_id
        WHERE l.month = %(month)s AND r.state = 'paid'
  UNION SELECT w.person_id, 'JAKON' FROM construction_rosterrow w
        JOIN construction_roster o ON o.id = w.roster_id AND o.state = 'saved'
        JOIN construction_term t ON t.project_id = o.project_id
        JOIN rolls_roll r ON r.id = t.roll_id AND r.state = 'paid'
        WHERE w.from_day < %(month)s + interval '1 month' AND w.to_day >= %(month)s AND w.reported_on <= w.report_by
) o
LEFT JOIN registry_knownas k ON k.number_id = o.number AND k.undone_at IS NULL
CROSS JOIN LATERAL (SELECT coalesce(k.person_id, o.number) AS person) w
JOIN registry_person p ON p.id = w.person
WHERE p.region_id LIKE ANY (%(like)s) AND o.segment LIKE %(segment)s
""".replace("coalesce(k.person, o.number)", "w.person")
CLAIMS = """
SELECT count(DISTINCT x.claim), coalesce(sum(x.amount), 0)::bigint
FROM (
  SELECT c.id AS claim, c.programme, c.person_id, i.amount, i.confirmed_at AS at
  FROM claims_paymentinstruction i JOIN claims_decision d ON d.id = i.decision_id
  JOIN claims_claim c ON c.id = d.claim_id WHERE i.state = 'confirmed'
  UNION ALL
  SELECT c.id, e.programme, c.person_id, y.amount - y.recovered, r.at
  FROM claims_periodicpayment y JOIN claims_periodicrun r ON r.id = y.run_id
  JOIN claims_entitlement e ON e.id = y.entitlement_id JOIN claims_claim c ON c.id = e.claim_id
) x JOIN registry_person p ON p.id = x.person_id
WHERE p.region_id LIKE ANY (%(like)s) AND x.programme LIKE %(part)s
  AND x.at AT TIME ZONE 'Asia/Jakarta' >= %(first)s AND x.at AT TIME ZONE 'Asia/Jakarta' < %(after)s
"""
PAID_IN = """
SELECT coalesce(sum(amount), 0)::bigint FROM (
  SELECT l.jkk + l.jkm + l.jht_employer + l.jht_worker + l.jp_employer + l.jp_worker AS amount
  FROM ledger_memberline l JOIN registry_employer e ON e.id = l.payer_id
  WHERE l.segment = 'PU' AND l.month BETWEEN %(first)s AND %(last)s AND e.region_id LIKE ANY (%(like)s)
    AND NOT EXISTS (SELECT 1 FROM rolls_roll r WHERE r.id = l.bill_id AND r.segment = 'PU')
  UNION ALL
  SELECT l.jkk + l.jkm + l.jht FROM rolls_rollline l JOIN rolls_roll r ON r.id = l.roll_id
  WHERE r.state = 'paid' AND l.month BETWEEN %(first)s AND %(last)s AND l.region_id LIKE ANY (%(like)s)
  UNION ALL
  SELECT a.amount FROM rolls_roll r JOIN rolls_rollamount a ON a.roll_id = r.id
  JOIN construction_term t ON t.roll_id = r.id JOIN construction_project p ON p.id = t.project_id
  WHERE r.state = 'paid' AND r.kind = 'project' AND a.programme IN ('JKK', 'JKM')
    AND date_trunc('month', r.paid_on) BETWEEN %(first)s AND %(last)s AND p.region_id LIKE ANY (%(like)s)
) m
"""
_SIZE = """
SELECT w.people FROM coverage_workforce w JOIN coverage_edition e ON e.id = w.edition_id
WHERE e.series = 'contoh' AND w.region_id = %(code)s ORDER BY w.as_of DESC, e.id DESC LIMIT 1
"""
_PROJECTS = """
SELECT count(*) FROM construction_project WHERE cancelled_on IS NULL AND registered_on <= '2026-11-21'
AND ends_on >= '2026-11-21' AND funding LIKE %(part)s AND region_id LIKE ANY (%(like)s)
"""
_OFFICES = "SELECT count(*) FROM registry_office WHERE kind = %(part)s AND region_id LIKE ANY (%(like)s)"
_FACILITIES = """
SELECT count(DISTINCT f.code) FROM registry_facility f JOIN registry_facilitycontract c ON c.facility_id = f.code
WHERE f.region_id LIKE ANY (%(like)s) AND '2026-11-21' BETWEEN c.valid_from AND coalesce(c.valid_to, '9999-12-31')
"""
_ACTIVE = """
SELECT count(DISTINCT e.id) FROM ledger_memberline l JOIN registry_employer e ON e.id = l.payer_id
WHERE l.segment = 'PU' AND l.month = %(month)s AND e.region_id LIKE ANY (%(like)s)
  AND NOT EXISTS (SELECT 1 FROM rolls_roll r WHERE r.id = l.bill_id AND r.segment = 'PU')
"""
_HANDED = """
SELECT count(*), coalesce(sum(h.amount), 0) FROM claims_handover h JOIN claims_claim c ON c.id = h.claim_id
JOIN registry_person p ON p.id = c.person_id
WHERE h.withdrawn_at IS NULL AND h.handed_on BETWEEN '2026-01-01' AND '2026-11-21' AND p.region_id LIKE ANY (%(like)s)
"""
NUMBERS = {
    "santunan_diserahkan": (_HANDED, ""),
    "rupiah_santunan_diserahkan": (_HANDED, ""),
    "terlindungi": (COVERED, "%"),
    "peserta_pu": (COVERED, "PU"),
    "peserta_bpu": (COVERED, "BPU"),
    "peserta_jakon": (COVERED, "JAKON"),
    "berhak": (_SIZE, ""),
    "perusahaan_aktif": (_ACTIVE, ""),
    "proyek": (_PROJECTS, "%"),
    "proyek_apbn": (_PROJECTS, "apbn"),
    "proyek_apbd": (_PROJECTS, "apbd"),
    "proyek_private": (_PROJECTS, "private"),
    "kantor_cabang": (_OFFICES, "branch"),
    "unit_layanan": (_OFFICES, "service_unit"),
    "plkk": (_FACILITIES, ""),
    "iuran": (PAID_IN, ""),
    **{f"klaim_{name}": (CLAIMS, part) for name, part in LINES.items()},
    **{f"rupiah_{name}": (CLAIMS, part) for name, part in LINES.items()},
    **{f"klaim_{name}_tahun_lalu": (CLAIMS, part) for name, part in LINES.items()},
    **{f"rupiah_{name}_tahun_lalu": (CLAIMS, part) for name, part in LINES.items()},
}
_AGREEMENT = """
SELECT {what} FROM agreements_instrument
WHERE kind = %(kind)s AND (%(code)s LIKE region_id || '%%' OR region_id = 'ID')
ORDER BY (region_id = %(code)s) DESC, year DESC, signed_on DESC NULLS LAST LIMIT 1
"""
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
WORDS = {
    "mou_judul": ("mou", "title"), "mou_tanggal": ("mou", "signed_on"),
    "pks_nomor": ("pks", "number"), "pks_tanggal": ("pks", "signed_on"), "pks_sampai": ("pks", "valid_to"),
    "pergub_nomor": ("pergub", "number || ' Tahun ' || year"), "pergub_judul": ("pergub", "title"),
    "inpres_nomor": ("inpres", "number || ' Tahun ' || year"),
    "uu_sjsn": ("", "UU 40/2004"), "uu_bpjs": ("", "UU 24/2011"),
    "dasar_target": ("target", "basis"), "pemilik_target": ("target", "region"),
}  # fmt: skip


def _first(query: str, **facts: object) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(query, facts)
        return cursor.fetchone()


def number(name: str, code: str) -> Decimal:
    """The number of a slot for a region, October 2026 or January to October 2026; the year before where it says so."""
    query, part = NUMBERS[name]
    past = name.endswith("_tahun_lalu")
    year = 2025 if past else 2026
    facts = {
        "code": code, "part": part, "segment": part, "like": LIKE.get(code, [f"{code}%"]), "month": OCTOBER,
        "first": dt.date(year, 1, 1), "last": OCTOBER, "after": dt.date(2026, 1, 1) if past else dt.date(2026, 11, 1),
    }  # fmt: skip
    row = _first(query, **facts)
    return Decimal(row[1] if name.startswith("rupiah_") else row[0])


def share(code: str, month: dt.date) -> Decimal:
    """Covered of the workforce in per cent, to the nearest hundredth."""
    like = LIKE.get(code, [f"{code}%"])
    covered = _first(COVERED, month=month, like=like, segment="%")[0]
    return (Decimal(covered) * 100 / number("berhak", code)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def withheld() -> list[str]:
    """Regions whose covered people of October are so few that the frozen row is kept back."""
    query = """
    SELECT coalesce(array_agg(DISTINCT r.region_id), '{}') FROM coverage_snapshotrow r
    JOIN coverage_snapshot s ON s.id = r.snapshot_id
    WHERE s.month = %(month)s AND r.measure = 'people_by_residence' AND r.part = 'ALL' AND r.hidden
    """
    return list(_first(query, month=OCTOBER)[0])


def paid_in(code: str, year: int) -> Decimal:
    """Contributions booked for January to October."""
    like = LIKE.get(code, [f"{code}%"])
    return Decimal(_first(PAID_IN, first=dt.date(year, 1, 1), last=dt.date(year, 10, 1), like=like)[0])


def printed(key: str) -> tuple[Decimal, str]:
    """Value and region of a row of the register."""
    value, region = _first("SELECT value, region_code FROM coverage_publishedfigure WHERE key = %(key)s", key=key)
    return Decimal("".join(each for each in value if each.isdigit() or each == ".")), region


TARGETS = {"KAL": ("ID", "F0291"), "61.12": ("61.12", "F0167")}
"""Region → who set its target, the row of the register: RKP 2026, Kubu Raya 2025; else the province's for 2026."""


def target(code: str) -> tuple[Decimal, int]:
    key = TARGETS.get(code, ("61", "F0084"))[1]
    query = "SELECT value, as_of FROM coverage_publishedfigure WHERE key = %(key)s"
    value, as_of = _first(query, key=key)
    return Decimal(value), as_of.year


def words(name: str, code: str) -> str:
    """Titles, numbers and days of agreements and acts, in words."""
    kind, what = WORDS[name]
    if not kind:
        return what
    if kind == "target":
        owner = TARGETS.get(code, ("61", ""))[0]
        region = _first(
            "SELECT region_name FROM coverage_publishedfigure WHERE region_code = %(code)s LIMIT 1", code=owner
        )
        bases = {"ID": "RKP 2026", "61.12": "Target kabupaten; dasar hukumnya tidak disebut sumber"}
        return (
            region[0] if what == "region" else bases.get(owner, "Target provinsi; dasar hukumnya tidak disebut sumber")
        )
    found = _first(_AGREEMENT.format(what=what), kind=kind, code=code)[0]
    if isinstance(found, dt.date):
        return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
    return str(found)


_PROGRAMMES = """
SELECT g.id, g.title, s.name, min(l.month), max(l.month), count(l.id), count(DISTINCT l.person_id),
       coalesce(sum(l.jkk + l.jkm + l.jht), 0)::bigint
FROM assistance_programme g JOIN assistance_sponsor s ON s.id = g.sponsor_id
LEFT JOIN assistance_instalment i ON i.programme_id = g.id
LEFT JOIN rolls_roll r ON r.id = i.roll_id AND r.state = 'paid'
LEFT JOIN rolls_rollline l ON l.roll_id = r.id AND l.region_id LIKE ANY (%(like)s)
WHERE g.state = 'approved' AND (g.region_id LIKE ANY (%(like)s) OR %(code)s LIKE g.region_id || '%%')
GROUP BY g.id, s.name HAVING g.region_id LIKE ANY (%(like)s) OR count(l.id) > 0
"""


def programme(place: int, what: str, code: str, day: dt.date) -> Decimal | str:
    """What is told of a programme: number one lapses first; those that lapsed before the day come last."""
    with connection.cursor() as cursor:
        cursor.execute(_PROGRAMMES, {"like": LIKE.get(code, [f"{code}%"]), "code": code})
        rows = cursor.fetchall()
    first = {
        row[0]: _first("SELECT first_month FROM assistance_programme WHERE id = %(id)s", id=row[0])[0] for row in rows
    }

    def lapses(row: tuple) -> dt.date:
        return _end(row[4]) if row[4] else first[row[0]] - dt.timedelta(days=1)

    runs = sorted((row for row in rows if lapses(row) >= day), key=lambda row: (lapses(row), row[1], row[0]))
    over = sorted((row for row in rows if lapses(row) < day), key=lambda row: (day - lapses(row), row[1], row[0]))
    row = [*runs, *over][place - 1]
    match what:
        case "nama":
            return row[1]
        case "penyandang":
            return row[2]
        case "sampai":
            last = _end(row[4])
            return f"{last.day} {MONTHS[last.month - 1]} {last.year}"
        case "orang_bulan":
            return Decimal(row[5])
        case "orang":
            return Decimal(row[6])
        case "dibayar":
            return Decimal(row[7])
    raise AssertionError(what)


def _end(month: dt.date) -> dt.date:
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
