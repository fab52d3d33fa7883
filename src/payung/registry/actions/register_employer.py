"""A branch registers an employer. Its JKK class is decided next; its log-in is a grant, given by an administrator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from django.utils.timezone import localdate

from payung.access.actor import Actor, NotAllowed
from payung.audit.act import act
from payung.kernel.identity import parse_npwp
from payung.kernel.periods import month_of, months
from payung.kernel.problem import Refusal
from payung.registry.models import Employer, Region
from payung.registry.numbers import new_row_numbers
from payung.registry.offices import office_serving
from payung.registry.queries import offices_reached
from payung.registry.refused import not_recorded
from payung.rules.contributions.obligation import required_programmes
from payung.statute_book import StatuteBook

REGISTERED = Refusal(
    "employer-registered", "perusahaan yang belum terdaftar", "Cari dahulu di daftar perusahaan; mungkin sudah ada."
)
INCOMPLETE = Refusal("employer-incomplete", "isian", "Isi menurut surat pendaftaran perusahaan.")
SIZE = Refusal("employer-size", "mikro, kecil, menengah, atau besar", "Pilih salah satu.")


@dataclass(frozen=True)
class NewEmployer:
    """What the letter of registration says.

    region    the regency where the work is done
    jht, jp   whether it also joins where the law leaves that to an employer of its size
    """

    name: str
    region: Region
    size: str
    activity: str
    npwp: str = ""
    address: str = ""
    jht: bool = False
    jp: bool = False


def register_employer(new: NewEmployer, *, law: StatuteBook, by: Actor, at: dt.datetime) -> Employer:
    """Record an employer under the office that serves its region, in every programme the law asks of its size.

    Raises NotAllowed where that office is out of reach; NotRecorded: employer-incomplete, employer-size, npwp-length,
    employer-registered (the same tax number, or the same name in the same regency), region-unserved.
    """
    with act("registry.register_employer", by, at) as deed:
        office = office_serving(new.region, localdate(at))
        if not offices_reached(by, "registry.register_employer").filter(pk=office.pk).exists():
            raise NotAllowed(f"{by.name}: registry.register_employer")
        npwp = _judged(new)
        size = np.array([list(Employer.Size.values).index(new.size)])
        asked = required_programmes(months(month_of(localdate(at))), size, law)
        (number,) = new_row_numbers("registry_employer", 1).tolist()
        employer = Employer.objects.create(
            pk=number,
            npp=f"PR{number:08d}",
            name=new.name.strip(),
            npwp=npwp,
            size=new.size,
            activity=new.activity.strip(),
            jht=new.jht or bool(asked["jht"][0]),
            jp=new.jp or bool(asked["jp"][0]),
            office=office,
            region=new.region,
            address=new.address.strip(),
            registered_on=localdate(at),
        )
        deed.about(f"employer:{employer.pk}", npp=employer.npp, size=employer.size, jht=employer.jht, jp=employer.jp)
        return employer


def _judged(new: NewEmployer) -> str:
    """The tax number as it is kept; NotRecorded for anything that cannot be."""
    for column, words in (("Nama", new.name), ("Kegiatan usaha", new.activity)):
        if not words.strip():
            raise not_recorded(INCOMPLETE, column, "kosong")
    if new.size not in Employer.Size.values:
        raise not_recorded(SIZE, "Skala usaha", new.size)
    npwp = parse_npwp(new.npwp) if new.npwp.strip() else ""
    if isinstance(npwp, Refusal):
        raise not_recorded(npwp, "NPWP", new.npwp)
    if npwp and Employer.objects.filter(npwp=npwp).exists():
        raise not_recorded(REGISTERED, "NPWP", npwp)
    if Employer.objects.filter(name__iexact=new.name.strip(), region=new.region).exists():
        raise not_recorded(REGISTERED, "Nama", new.name.strip())
    return npwp
