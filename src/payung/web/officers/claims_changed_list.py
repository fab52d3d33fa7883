"""The list of changed claims: its columns and filters, sorted and searched in the database."""

from __future__ import annotations

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Abs
from django.urls import reverse
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from payung.claims.models import ChangedClaim, Claim
from payung.web.lists import Filter, Heading, Shape
from payung.web.officers.claims_facts import value_words
from payung.web.words import translated

PAY, RECOVER, COUNT, EVEN = "bayar", "tagih", "hitung", "tetap"
ENDS = (
    (PAY, t("harus dibayar lagi")),
    (RECOVER, t("harus ditagih")),
    (COUNT, t("diperhitungkan dengan JKK")),
    (EVEN, t("jumlahnya tetap")),
)


def with_ends(rows: QuerySet[ChangedClaim]) -> QuerySet[ChangedClaim]:
    """The rows with what the list sorts and says: `size` in whole rupiah, `end`, `decided_at`."""
    end = Case(
        When(to_pay__gt=0, then=Value(PAY)), When(to_recover__gt=0, then=Value(RECOVER)),
        When(counted__gt=0, then=Value(COUNT)), default=Value(EVEN), output_field=CharField(),
    )  # fmt: skip
    named = rows.select_related("claim__person")
    return named.annotate(size=Abs(F("after") - F("before")), end=end, decided_at=F("decision__decided_at"))


def what_words(row: ChangedClaim) -> str:
    """Every fact that differs, old and new, then the law where it does."""
    if row.unfit:
        return _("tidak dapat dihitung lagi: %(why)s") % {"why": row.unfit}
    told = [
        f"{translated(one['label'])}: {value_words(one['name'], one['before'])} → "
        f"{value_words(one['name'], one['after'])}"
        for one in row.differences
    ]
    if row.law_changed:
        told.append(_("susunan peraturan"))
    return "; ".join(told)


def _search(rows: QuerySet[ChangedClaim], words: str) -> QuerySet[ChangedClaim]:
    return rows.filter(Q(claim__person__name__icontains=words) | Q(claim__number__icontains=words))


SHAPE = Shape(
    caption=t("Klaim yang berubah"),
    sort="-selisih",
    ties=("claim__number",),
    file="klaim-berubah",
    empty=t("Tidak ada klaim yang berubah sejak diputus."),
    headings=(
        Heading("nomor", t("Klaim"), lambda row: row.claim.number, "id", order=("claim__number",), width=22,
                link=lambda row: reverse("officers:claim", args=[row.claim.number])),
        Heading("nama", t("Peserta"), lambda row: row.claim.person.name, order=("claim__person__name",), width=30,
                note=lambda row: translated(Claim.Programme(row.claim.programme).label)),
        Heading("putus", t("Diputus"), lambda row: localdate(row.decided_at, get_default_timezone()), "date",
                order=("decided_at",), width=14),
        Heading("apa", t("Yang berubah"), what_words, width=60),
        Heading("lama", t("Semula"), lambda row: row.before, "rupiah", order=("before",), width=16),
        Heading("baru", t("Sekarang"), lambda row: row.after, "rupiah", order=("after",), width=16),
        Heading("selisih", t("Selisih"), lambda row: row.after - row.before, "rupiah", order=("size",), width=16),
        Heading("akibat", t("Akibatnya"), lambda row: str(dict(ENDS)[row.end]), order=("end",), width=20),
    ),
    filters=(
        Filter("cari", t("Cari nama atau nomor klaim"), _search),
        Filter("program", t("Program"), lambda rows, value: rows.filter(claim__programme=value),
               choices=tuple(Claim.Programme.choices)),
        Filter("akibat", t("Akibatnya"), lambda rows, value: rows.filter(end=value), choices=ENDS),
    ),
)  # fmt: skip
