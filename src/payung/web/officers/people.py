"""Look up a person: only within reach, only for a purpose, and every look is recorded where the person can read it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payung.identity.queries import verdicts_of
from payung.kernel.names import name_key
from payung.registry.known_as import numbers_of, one_person
from payung.registry.models import Person
from payung.registry.queries import employers_reached, people_reached, person_reached
from payung.web.guard import FORM, found, page
from payung.web.officers.reach import address_of, remember_looks

MOST = 20
SHORTEST_NAME = 4
LONGEST_PURPOSE = 200
PURPOSES = (
    gettext_lazy("Peserta datang ke loket"),
    gettext_lazy("Peserta menelepon atau menulis"),
    gettext_lazy("Perusahaan meminta pembetulan data"),
    gettext_lazy("Memeriksa klaim"),
    gettext_lazy("Pengawasan kepatuhan perusahaan"),
)


@page("look.person", methods=FORM)
def search(request: HttpRequest) -> HttpResponse:
    """The form; after it is sent, who was found. What was typed never stands in an address."""
    if request.method != "POST":
        return render(request, "officers/people.html", {"purposes": PURPOSES})
    typed, purpose = request.POST.get("cari", "").strip()[:100], _purpose(request)
    context = {"purposes": PURPOSES, "typed": typed, "purpose": purpose}
    if not purpose or not typed:
        context["missing"] = _("Isi keperluannya. Peserta akan membacanya.") if typed else _("Isi apa yang dicari.")
        return render(request, "officers/people.html", context, status=422)
    people = list(matching(people_reached(request.actor, "look.person"), typed)[: MOST + 1])
    shown = people[:MOST]
    remember_looks(
        request,
        [each.pk for each in shown],
        purpose=purpose,
        fields=_("nama, nomor peserta, NIK tersamar, tahun lahir"),
    )
    context |= {"people": shown, "more": len(people) > MOST, "most": MOST}
    return render(request, "officers/people.html", context)


@page("look.person", methods=FORM)
def person(request: HttpRequest, number: str) -> HttpResponse:
    """One person: asked for a purpose first, shown after it was given."""
    someone = found(person_reached(request.actor, "look.person", number.upper()))
    purpose = _purpose(request) if request.method == "POST" else ""
    if not purpose:
        context = {"number": number, "purposes": PURPOSES, "missing": request.method == "POST"}
        return render(request, "officers/purpose.html", context, status=422 if request.method == "POST" else 200)
    remember_looks(
        request, [someone.pk], purpose=purpose, fields=_("nama, tanggal lahir, NIK dan KPJ tersamar, pekerjaan")
    )
    reached = set(employers_reached(request.actor, "look.person").values_list("pk", flat=True))
    jobs = list(someone.employments.select_related("employer", "card").order_by("-started_on"))
    for job in jobs:
        job.address = address_of(job.employer) if job.employer_id in reached else ""
    numbers = numbers_of(someone.pk)
    kept = Person.objects.get(pk=one_person(someone.pk))
    context = {
        "person": someone,
        "others": Person.objects.filter(pk__in=numbers).exclude(pk=someone.pk).order_by("pk"),
        "kept": kept if kept != someone else None,
        "verdict": verdicts_of(someone).first(),
        "corrections": someone.nik_corrections.order_by("-pk"),
        "changes": someone.profile_changes.order_by("-pk")[:10],
        "cards": list(someone.cards.order_by("issued_on")),
        "jobs": jobs,
        "purpose": purpose,
    }
    return render(request, "officers/person.html", context)


def _purpose(request: HttpRequest) -> str:
    """What was chosen, with the words added to it; empty when neither."""
    chosen, added = request.POST.get("guna", "").strip(), request.POST.get("rincian", "").strip()
    return ": ".join(text for text in (chosen, added) if text)[:LONGEST_PURPOSE]


def matching(people: QuerySet[Person], typed: str) -> QuerySet[Person]:
    """By NIK, KPJ or member number exactly; else by the beginning of the name as we compare names."""
    digits = "".join(typed.split())
    if digits.isascii() and digits.isdigit():
        return (
            people.filter(nik=digits) | people.filter(cards__kpj=digits) | people.filter(member_number=digits)
        ).distinct()
    exact = people.filter(member_number=typed.upper())
    key = name_key(typed)
    return exact | people.filter(name_key__startswith=key) if len(key) >= SHORTEST_NAME else exact
