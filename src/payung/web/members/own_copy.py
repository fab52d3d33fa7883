"""A copy of everything recorded about a member, for them to take away. UU 27/2022 Pasal 7 and 13."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from payung.audit.looks import looks_at_all
from payung.claims.queries import claims_of_person
from payung.identity.models import Merger, NikCorrection
from payung.identity.queries import account_of, named_heirs, requests_of, verdicts_of
from payung.kernel.amounts import rupiah_text
from payung.registry.known_as import numbers_of
from payung.registry.models import Card, Person, ProfileChange
from payung.statute_book import read_statute_book
from payung.web.members.gather import gather_statement, spells_of
from payung.web.members.statement import IN
from payung.web.pdf.typesetter import typeset
from payung.web.words import date_words, moment_words, month_words

MOST_LOOKS = 1_000


def nik_words(person: Person) -> str:
    """Where the member's NIK stands, as far as the civil registry told.

    That somebody else of ours holds it is between the officers: whoever registers with a NIK that is not theirs must
    not learn here that it is known.
    """
    states = Person.NikState
    unasked = person.nik_state == states.DUPLICATE and person.nik_checked_on is None
    return str(states.UNCHECKED.label if unasked else states(person.nik_state).label)


def copy_of(person: Person, request: HttpRequest) -> dict[str, Any]:
    """Everything, as plain values. Numbers are whole: the copy is theirs."""
    numbers = numbers_of(person.pk)
    spells = spells_of(person)
    statement = gather_statement(person, spells, request.today, read_statute_book())
    account = account_of(person)
    return {
        "dibuat": request.now.isoformat(),
        "dasar": basis(),
        "diri": {
            "nama": person.name, "nomor_peserta": person.member_number, "nik": person.nik,
            "keadaan_nik": nik_words(person), "tempat_lahir": person.birth_place,
            "tanggal_lahir": person.birth_date.isoformat(), "alamat": person.address, "telepon": person.phone,
            "surel": person.email, "ibu_kandung_tercatat": bool(person.mother_name),
        },
        "nomor_lain": list(
            Person.objects.filter(pk__in=numbers).exclude(pk=person.pk).values_list("member_number", flat=True)
        ),
        "kartu": [[card.kpj, card.issued_on.isoformat()] for card in Card.objects.filter(person__in=numbers)],
        "pekerjaan": [
            [spell.employer.name, spell.started_on.isoformat(), spell.ended_on and spell.ended_on.isoformat()]
            for spell in spells
        ],
        "saldo_jht": statement.balance,
        "iuran": [
            {"bulan": each.month.isoformat()[:7], "pemberi_kerja": each.employer, "upah": each.wage, "jht": each.jht,
             "masuk": each.state == IN}
            for each in statement.entries
        ],
        "klaim": [
            {"nomor": each.number, "program": each.programme, "keadaan": each.get_state_display(),
             "dibuka": localdate(each.opened_at).isoformat()}
            for each in claims_of_person(request.actor, person.pk)
        ],
        "ahli_waris": [[each.name, each.relation, each.phone] for each in named_heirs(person)],
        "rekening": [account.bank_name, account.number, account.get_answer_display()] if account else None,
        **_history(person, numbers),
    }  # fmt: skip


def _history(person: Person, numbers: list[int]) -> dict[str, Any]:
    """What changed, what was asked, what the civil registry said and who looked."""
    changes = ProfileChange.objects.filter(person__in=numbers).order_by("-pk")
    return {
        "perubahan": [[each.at.isoformat(), each.field, each.before, each.after] for each in changes],
        "nik_dibetulkan": [
            [each.at.isoformat(), each.before, each.after, each.reason]
            for each in NikCorrection.objects.filter(person__in=numbers).order_by("-pk")
        ],
        "penggabungan": [
            [each.proposed_at.isoformat(), each.get_state_display(), each.reason]
            for each in Merger.objects.filter(number__in=numbers).order_by("-pk")
        ],
        "data_kependudukan": [
            [each.asked_at.isoformat(), each.get_state_display(), each.agreement] for each in verdicts_of(person)
        ],
        "permintaan": [
            [each.asked_at.isoformat(), each.get_kind_display(), each.get_state_display(), each.answer]
            for each in requests_of(person)
        ],
        "dilihat": [
            [look.at.isoformat(), look.role, look.office, look.purpose, look.fields]
            for look in looks_at_all(numbers)[:MOST_LOOKS]
        ],
    }


def basis() -> str:
    """Why we may hold all this without asking."""
    return _(
        "Data ini kami olah karena undang-undang mewajibkannya, bukan karena persetujuan Anda: UU 40/2004, UU 24/2011,"
        " dan UU 27/2022 Pasal 20. Anda berhak melihat, menyalin, dan membetulkannya."
    )


def copy_pdf(told: dict[str, Any], person: Person, at: dt.datetime) -> bytes:
    """The copy on paper: the facts, then every list with its lines."""
    me = told["diri"]
    lines = {
        _("Tempat kerja"): [f"{name}: {first} – {last or _('sekarang')}" for name, first, last in told["pekerjaan"]],
        _("Iuran"): [
            f"{month_words(dt.date.fromisoformat(each['bulan'] + '-01'))}, {each['pemberi_kerja']}:"
            f" {rupiah_text(each['jht'])}"
            for each in told["iuran"]
            if each["masuk"]
        ],
        _("Klaim"): [f"{each['nomor']}, {each['program']}: {each['keadaan']}" for each in told["klaim"]],
        _("Ahli waris yang Anda sebut"): [", ".join(filter(None, each)) for each in told["ahli_waris"]],
        _("Permintaan Anda"): [f"{each[0][:10]} {each[1]}: {each[2]}" for each in told["permintaan"]],
        _("Siapa yang melihat data Anda"): [
            f"{each[0][:10]} {each[2] or each[1]}: {each[3]}" for each in told["dilihat"]
        ],
    }
    terms = [f"{title}: {line}" for title, found in lines.items() for line in (found or [_("tidak ada")])]
    return typeset(
        "guarantee.typ",
        {
            "title": _("Salinan data saya"),
            "number": person.member_number,
            "room": _("Untuk peserta"),
            "foot": _("Dicetak %s. Angka ini angka pada hari itu.") % moment_words(at),
            "lead": told["dasar"],
            "code_label": _("Saldo JHT"),
            "code": rupiah_text(told["saldo_jht"]),
            "facts": [
                [_("Nama"), me["nama"]],
                ["NIK", me["nik"] or "–"],
                [_("Keadaan NIK"), me["keadaan_nik"]],
                [_("Lahir"), date_words(person.birth_date)],
                [_("Alamat"), me["alamat"] or "–"],
                [_("Telepon"), me["telepon"] or "–"],
                [_("Surel"), me["surel"] or "–"],
                ["KPJ", ", ".join(kpj for kpj, _issued in told["kartu"]) or "–"],
                [_("Rekening"), ", ".join(told["rekening"]) if told["rekening"] else "–"],
            ],
            "terms_title": _("Yang tercatat"),
            "terms": terms,
        },
    )
