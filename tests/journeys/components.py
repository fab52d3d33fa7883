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
MOTHER = {"name": "MARTINA LANSI", "relation": "ascendant", "birth_date": "09-01-1962"}


@dataclass(frozen=True)
class Component:
    """One walk from the report to the letter.

    report   fields of the report at the counter      facts    fields an officer reads in the documents
    months   contribution months up to `last`  started  first day of work      born  of the worker
    total    all that is granted; 0: refused          now      paid at once; `monthly`: the first pension instead
    spelled  the total in words                       says     what the letter must hold besides, e.g. the article
    left     the day the work for the employer ended, where all months were paid on own account
    credited what the older months hold where it is not the usual wage
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
    left: dt.date | None = None
    credited: dict[str, int | str] = field(default_factory=dict)

    @property
    def paid(self) -> int:
        return self.total if self.now is None else self.now


NOT_WORK = {"work_accident": "tidak"}
AT_WORK = {"work_accident": "ya"}
TAXED = {"npwp": "ya"}  # JHT below 50,000,000 bears no tax: PP 68/2009
OWN_ACCOUNT: dict[str, int | str] = {
    "jht_employer": 0, "jp_employer": 0, "jp_worker": 0, "jkp_from_jkk": 0, "jkp_from_state": 0, "segment": "BPU",
}  # fmt: skip
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
    # Of the right thumb 40 % of its use is lost: 40 % × 15 % = 6 %; 6 % × 80 × 3,650,000 = 17,520,000.
    Component(
        "jkk-function-lost", "accident", "JKK", 17_520_000, "Tujuh belas juta lima ratus dua puluh ribu rupiah",
        ("15 % × 40 % × 80 × 3.650.000", "PP 44/2015"), facts={"code_0": "F1", "measure_0": "40"},
    ),
    # Sea 2,500,000, of which 2,000,000; air 12,000,000, of which 10,000,000. Together 12,000,000.
    Component(
        "jkk-transport-sea-air", "accident", "JKK", 12_000_000, "Dua belas juta rupiah",
        ("Rp2.000.000", "Rp10.000.000", "Angkutan laut", "Angkutan udara", "PP 44/2015"),
        facts={"transport_sea": "2.500.000", "transport_air": "12.000.000"},
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
    # The same years for a death at work, where no contribution months are asked: the member has one.
    Component(
        "jkk-scholarship", "death", "SCHOLARSHIP", 79_500_000, "Tujuh puluh sembilan juta lima ratus ribu rupiah",
        ("Rp1.500.000", "Rp78.000.000", "PETRUS", "PP 44/2015"), now=1_500_000,
        report={**AT_WORK, "children": "ya"}, heirs=(WIFE, SON),
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
    Component(
        "jht-contract-end", "contract_end", "JHT", 2_496_600,
        "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah", ("Permenaker 4/2022",), report=TAXED,
        months=12,
    ),
    Component(
        "jht-total-disability", "disability", "JHT", 2_496_600,
        "Dua juta empat ratus sembilan puluh enam ribu enam ratus rupiah", ("Permenaker 4/2022",),
        report={**NOT_WORK, "children": "tidak"}, facts=TAXED, months=12,
    ),
    # On own account since 2024: 2 % of 3,650,000 = 73,000 a month; twelve months: 876,000.
    Component(
        "jht-stopped-own-account", "stopped_business", "JHT", 876_000, "Delapan ratus tujuh puluh enam ribu rupiah",
        ("Permenaker 4/2022",), report=TAXED, months=12, left=dt.date(2023, 12, 31), credited=OWN_ACCOUNT,
    ),
    # Twenty months of 5,700,000 and one of 208,050: 114,208,050. Above 50,000,000 the tax is 5 %:
    # 64,208,050 × 5 % = 3,210,402.5, the half up: 3,210,403. 114,208,050 - 3,210,403 = 110,997,647.
    Component(
        "jht-taxed", "old_age", "JHT", 110_997_647,
        "Seratus sepuluh juta sembilan ratus sembilan puluh tujuh ribu enam ratus empat puluh tujuh rupiah",
        ("Rp114.208.050", "3.210.403", "Pajak yang dipotong", "PP 68/2009"), report=TAXED, months=21,
        born=dt.date(1969, 3, 1), credited={"jht_employer": 3_700_000, "jht_worker": 2_000_000},
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
    # The mother of one without wife or child: 20 % of 554,773 = 110,955, below the least.
    Component(
        "jp-parents", "death", "JP", 399_700, "Tiga ratus sembilan puluh sembilan ribu tujuh ratus rupiah",
        ("20 %", "PP 45/2015"), now=0, monthly=399_700, report={**NOT_WORK, "children": "tidak"}, heirs=(MOTHER,),
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
    # Lost on 5 February 2025, two days before PP 6/2025: 45 % × 3,650,000 = 1,642,500 for three months = 4,927,500,
    # then 25 % = 912,500 for three = 2,737,500. Together 7,665,000; the first is paid now.
    Component(
        "jkp-before-2025-02-07", "dismissal", "JKP", 7_665_000,
        "Tujuh juta enam ratus enam puluh lima ribu rupiah", ("Rp4.927.500", "3 bulan × 912.500", "PP 37/2021"),
        now=1_642_500, day=dt.date(2025, 2, 5), report=TAXED, months=12, last=dt.date(2025, 1, 1),
    ),
    # Eleven months are one too few.
    Component(
        "jkp-refused", "dismissal", "JKP", 0, "", ("PP 37/2021 Pasal 19", "belum dapat dibayar"), report=TAXED,
        months=11,
    ),
    # The accident of 20 December 2019 could be claimed for five years, until 20 December 2024.
    Component(
        "jkk-refused-too-late", "accident", "JKK", 0, "", ("belum dapat dibayar", "20 Desember 2024"),
        day=dt.date(2019, 12, 20), started=dt.date(2018, 1, 8), facts={"stated_wage": "3.650.000"},
    ),
    # Born in June 1990: the age has risen to 65 by then, which he reaches on 15 June 2055.
    Component(
        "jp-refused-too-young", "old_age", "JP", 0, "",
        ("15 Juni 2055", "PP 45/2015", "belum dapat dibayar", "Ajukan lagi"), report=TAXED, months=13,
    ),
    # Ten years a member are asked for a part of the balance; since May 2021 there are four.
    Component(
        "jht-refused-part-too-early", "partial_withdrawal", "JHT", 0, "", ("PP 46/2015 Pasal 22", "Ajukan lagi"),
        report={**TAXED, "part": "100000"}, months=12,
    ),
    # JKM asks 36 contribution months for a scholarship; he has twelve.
    Component(
        "scholarship-refused", "death", "SCHOLARSHIP", 0, "", ("belum dapat dibayar", "PP 44/2015"),
        report={**NOT_WORK, "children": "ya"}, heirs=(WIFE, SON), months=12,
    ),
)  # fmt: skip
