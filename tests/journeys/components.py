"""Every benefit that is walked in a browser: who, what happened, what is typed, and the rupiah worked by hand.

One worker of one employer earns 3,650,000 a month. Of it JHT is 5.7 % = 208,050 and JP 3 % = 109,500. The day is
27 March 2025 unless a case says otherwise; the event is 24 March 2025.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

DAY = dt.date(2025, 3, 24)
WIFE = {"name": "THERESIA LANSI", "relation": "spouse", "birth_date": "09-01-1990"}
SON = {
    "name": "PETRUS", "relation": "child", "birth_date": "09-01-2016", "guardian_name": "THERESIA LANSI",
    "guardian_relation": "ibu", "level": "SD", "years_left": "3",
}  # fmt: skip
DAUGHTER = {
    "name": "ANNA", "relation": "child", "birth_date": "09-01-2023", "guardian_name": "THERESIA LANSI",
    "guardian_relation": "ibu",
}  # fmt: skip
ARRANGER = {"name": "KETUA RT", "relation": "arranger"}


@dataclass(frozen=True)
class Component:
    """One walk from the report to the letter.

    report   fields of the report at the counter      facts    fields an officer reads in the documents
    months   contribution months up to `last`  started  first day of work      born  of the worker
    total    all that is granted; 0: refused          now      paid at once; `monthly`: the first pension instead
    spelled  the total in words                       says     what the letter must hold besides, e.g. the article
    """

    name: str
    kind: str
    programme: str
    total: int
    spelled: str
    says: tuple[str, ...]
    now: int | None = None
    monthly: int = 0
    day: dt.date = DAY
    report: dict[str, str] = field(default_factory=dict)
    heirs: tuple[dict[str, str], ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    months: int = 1
    last: dt.date = dt.date(2025, 2, 1)
    started: dt.date = dt.date(2021, 5, 3)
    born: dt.date = dt.date(1990, 6, 15)

    @property
    def paid(self) -> int:
        return self.total if self.now is None else self.now


NOT_WORK = {"work_accident": "tidak"}
AT_WORK = {"work_accident": "ya"}
TAXED = {"npwp": "ya"}  # JHT below 50,000,000 bears no tax: PP 68/2009
LEFT = dt.date(2025, 2, 20)  # a month and a week before the claim

COMPONENTS = (
    # 45 days: 3,650,000 × 45 / 30 = 5,475,000; the ambulance 1,250,000 of at most 5,000,000. Together 6,725,000.
    Component(
        "jkk-stmb-transport", "accident", "JKK", 6_725_000, "Enam juta tujuh ratus dua puluh lima ribu rupiah",
        ("Rp5.475.000", "Rp1.250.000", "PP 44/2015"), facts={"absence_days": "45", "transport_land": "1.250.000"},
    ),
    # The right thumb: 15 % × 80 × 3,650,000 = 43,800,000; 30 days: 3,650,000. Together 47,450,000.
    Component(
        "jkk-partial-permanent", "accident", "JKK", 47_450_000,
        "Empat puluh tujuh juta empat ratus lima puluh ribu rupiah", ("Rp43.800.000", "Rp3.650.000", "PP 44/2015"),
        facts={"absence_days": "30", "code_0": "F1"},
    ),
    # Total and permanent: 70 % × 80 × 3,650,000 = 204,400,000; 24 × 500,000 = 12,000,000. Together 216,400,000.
    Component(
        "jkk-total-permanent", "disability", "JKK", 216_400_000, "Dua ratus enam belas juta empat ratus ribu rupiah",
        ("Rp204.400.000", "Rp12.000.000", "PP 44/2015"), report={**AT_WORK, "children": "tidak"},
    ),
    # 60 % × 80 × 3,650,000 = 175,200,000; 24 × 500,000 = 12,000,000; burial 10,000,000. Together 197,200,000.
    Component(
        "jkk-death", "death", "JKK", 197_200_000, "Seratus sembilan puluh tujuh juta dua ratus ribu rupiah",
        ("Rp175.200.000", "Rp10.000.000", "PP 44/2015"), report={**AT_WORK, "children": "tidak"}, heirs=(WIFE,),
    ),
    # SD, three years left. This year 1,500,000; 3 × 1,500,000 + 3 × 2,000,000 + 3 × 3,000,000 + 5 × 12,000,000 =
    # 79,500,000 if he stays at school before 23. JKM asks 36 contribution months; he has 37.
    Component(
        "jkm-scholarship", "death", "SCHOLARSHIP", 79_500_000, "Tujuh puluh sembilan juta lima ratus ribu rupiah",
        ("Rp1.500.000", "Rp78.000.000", "PETRUS", "PP 44/2015"), now=1_500_000,
        report={**NOT_WORK, "children": "ya"}, heirs=(WIFE, SON), months=37,
    ),
    # 20,000,000 + 24 × 500,000 + 10,000,000 = 42,000,000, in three equal parts of 14,000,000.
    Component(
        "jkm-death", "death", "JKM", 42_000_000, "Empat puluh dua juta rupiah",
        ("Rp20.000.000", "Rp12.000.000", "Rp14.000.000", "PP 44/2015"),
        report={**NOT_WORK, "children": "tidak"}, heirs=(WIFE, SON, DAUGHTER), months=37,
    ),
    # On own account since 3 February 2025, not three months: burial alone.
    Component(
        "jkm-burial-short-member", "death", "JKM", 10_000_000, "Sepuluh juta rupiah",
        ("Rp10.000.000", "Permenaker 1/2025"), report={**NOT_WORK, "children": "tidak"}, heirs=(WIFE,),
        facts={"segment": "BPU"}, started=dt.date(2025, 2, 3),
    ),
    # No heir: of 42,000,000 the burial 10,000,000 goes to who arranged it, the rest stays with the fund.
    Component(
        "jkm-burial-no-heir", "death", "JKM", 42_000_000, "Empat puluh dua juta rupiah", ("KETUA RT", "Rp10.000.000"),
        now=10_000_000, report={**NOT_WORK, "children": "tidak"}, heirs=(ARRANGER,),
    ),
    # 12 months × 208,050 = 2,496,600 in each of the next five.
    Component(
        "jht-pension-age", "old_age", "JHT", 2_496_600,
        "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah", ("Permenaker 4/2022", "PP 68/2009"),
        report=TAXED, months=12, born=dt.date(1969, 3, 1),
    ),
    Component(
        "jht-resigned", "resignation", "JHT", 2_496_600,
        "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah", ("Permenaker 4/2022",), day=LEFT,
        report=TAXED, months=12,
    ),
    Component(
        "jht-dismissed", "dismissal", "JHT", 2_496_600,
        "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah", ("Permenaker 4/2022",), day=LEFT,
        report=TAXED, months=12,
    ),
    Component(
        "jht-leaving-indonesia", "leaving", "JHT", 2_496_600,
        "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah", ("Permenaker 4/2022",), report=TAXED,
        months=12,
    ),
    # To two heirs in equal parts: 1,248,300 each.
    Component(
        "jht-death", "death", "JHT", 2_496_600, "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah",
        ("Rp1.248.300", "Permenaker 4/2022"), report={**NOT_WORK, "children": "tidak"}, heirs=(WIFE, DAUGHTER),
        months=12,
    ),
    # A member since 2014, eleven years: 10 % of 2,496,600 = 249,660; 30 % = 748,980.
    Component(
        "jht-partial-10", "partial_withdrawal", "JHT", 249_660,
        "Dua ratus empat puluh sembilan ribu enam ratus enam puluh rupiah", ("PP 46/2015 Pasal 22",),
        report={**TAXED, "part": "100000"}, months=12, started=dt.date(2014, 1, 6),
    ),
    Component(
        "jht-partial-30", "partial_withdrawal", "JHT", 748_980,
        "Tujuh ratus empat puluh delapan ribu sembilan ratus delapan puluh rupiah", ("PP 46/2015 Pasal 22",),
        report={**TAXED, "part": "300000"}, months=12, started=dt.date(2014, 1, 6),
    ),
    # JP began in July 2015: before July 2030 nobody has 180 months, so old age is paid at once. He turned 58, the
    # pension age of 2024, on 1 March 2024.
    # 13 months × 109,500 = 1,423,500, contributions without a return we never read.
    Component(
        "jp-old-age-lump-sum", "old_age", "JP", 1_423_500,
        "Satu juta empat ratus dua puluh tiga ribu lima ratus rupiah", ("PP 45/2015",), report=TAXED, months=13,
        born=dt.date(1966, 3, 1), day=dt.date(2024, 3, 15), last=dt.date(2024, 2, 1),
    ),
    # Thirteen months on 3,650,000 revalued: 15 years × 1 % × about 3,698,489 = 554,773 for a disability.
    Component(
        "jp-disability", "disability", "JP", 554_773, "Lima ratus lima puluh empat ribu tujuh ratus tujuh puluh tiga",
        ("PP 45/2015",), now=0, monthly=554_773, report={**NOT_WORK, "children": "tidak"}, months=13,
    ),
    # Half of it is 277,387, below the least of 2025: 399,700 a month.
    Component(
        "jp-widow", "death", "JP", 399_700, "Tiga ratus sembilan puluh sembilan ribu tujuh ratus rupiah",
        ("PP 45/2015",), now=0, monthly=399_700, report={**NOT_WORK, "children": "tidak"}, heirs=(WIFE,), months=13,
    ),
    Component(
        "jp-orphan", "death", "JP", 399_700, "Tiga ratus sembilan puluh sembilan ribu tujuh ratus rupiah",
        ("PP 45/2015",), now=0, monthly=399_700, report={**NOT_WORK, "children": "tidak"}, heirs=(DAUGHTER,),
        months=13,
    ),
    # One month of membership: 109,500 back at once.
    Component(
        "jp-widow-lump-sum", "death", "JP", 109_500, "Seratus sembilan ribu lima ratus rupiah", ("PP 45/2015",),
        report={**NOT_WORK, "children": "tidak"}, heirs=(WIFE,),
    ),
    # 60 % × 3,650,000 = 2,190,000 a month for six months = 13,140,000; the first is paid now. Twelve months paid.
    Component(
        "jkp-first-month", "dismissal", "JKP", 13_140_000, "Tiga belas juta seratus empat puluh ribu rupiah",
        ("Rp2.190.000", "Rp10.950.000", "PP 37/2021"), now=2_190_000, report=TAXED, months=12,
    ),
    # Eleven months are one too few.
    Component(
        "jkp-refused", "dismissal", "JKP", 0, "", ("PP 37/2021 Pasal 19", "belum dapat dibayar"), report=TAXED,
        months=11,
    ),
)  # fmt: skip
