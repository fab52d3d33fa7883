"""Parts 7 and 8: the employers of a region and its construction projects."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse

from payung.construction.models import Project
from payung.construction.queries.contracts import running_on
from payung.construction.queries.standing import Standing, standings
from payung.coverage.counted import HIDDEN, SMALL
from payung.coverage.figures import Figure
from payung.coverage.measures import EVERY_PART
from payung.kernel.amounts import number_text
from payung.registry.queries import regions_within
from payung.web.governments.employers import standings_in
from payung.web.governments.pack.model import Headline, Part, Table, Unknown
from payung.web.governments.pack.peopling import SEGMENTS
from payung.web.governments.pack.workings import Row
from payung.web.governments.pack.world import NOT_COUNTED, World, told
from payung.web.officers.standing import OWING, SETTLED, SILENT, glance
from payung.web.officers.standing import Standing as Employer

ACTIVE = "employers_active"
LIVE = "menurut buku hari itu, di daerah ini"
KINDS = ("employers_registered", "employers_active", "unregistered_employer_leads")


def employers(world: World) -> Part:
    """How employers of the region stand: registered, active, silent, owing."""
    every = standings_in(world.region, world.day, as_known=True)
    now = glance(every)
    registered = _employers(world, "perusahaan", "Perusahaan terdaftar", every, "perusahaan yang belum berakhir")
    silent = _employers(world, "belum_lapor", "Belum lapor", every,
                        "perusahaan tanpa laporan upah final untuk bulan terakhir yang jatuh tempo",
                        SILENT)  # fmt: skip
    owing = _employers(world, "menunggak", "Menunggak", every, "perusahaan dengan tagihan lewat jatuh tempo", OWING)
    settled = _employers(world, "lunas", "Lapor dan lunas", every,
                         "perusahaan yang sudah lapor dan tidak menunggak", SETTLED)  # fmt: skip
    arrears = world.make.counted(
        "tunggakan", "Tunggakan dengan denda", now.total, "rupiah",
        f"rupiah iuran lewat jatuh tempo dengan dendanya, {LIVE}",
        formula=f"Rp{number_text(now.principal)} iuran + Rp{number_text(now.penalty)} denda = "
        f"Rp{number_text(now.total)}", given=(owing,),
        unsaid="Tunggakan tiap perusahaan hanya dilihat perusahaannya dan kantor cabang yang menagih.",
    )  # fmt: skip
    few = 0 < now.owing < SMALL
    for key, figure in (
        ("perusahaan", registered), ("belum_lapor", silent), ("menunggak", owing), ("lunas", settled),
        ("tunggakan", None if few else arrears),
    ):  # fmt: skip
        world.name(key, figure)
    active = None
    if world.snapshot:
        active = world.counts(world.snapshot, [ACTIVE])[ACTIVE, EVERY_PART]
        world.name("perusahaan_aktif", active)
    rows = (
        ("Terdaftar", registered),
        ("Aktif: iurannya dibukukan", told(active, NOT_COUNTED)),
        ("Lapor dan lunas", settled),
        ("Belum lapor (diam)", silent),
        ("Menunggak", owing),
        ("Tunggakan dengan denda", Unknown(HIDDEN) if few else arrears),
    )
    note = "Satu perusahaan dapat belum lapor sekaligus menunggak; barisnya tidak dijumlahkan."
    published = tuple((each.name, each, each.as_of, each.publisher) for each in world.published_of(KINDS))
    tables = (
        Table("Yang dihitung sistem ini", ("Keadaan", "Jumlah"), rows, note=note),
        Table("Yang terbit", ("Apa", "Jumlah", "Posisi", "Penerbit"), published, "Belum dipublikasikan."),
    )
    headlines = (
        Headline(registered, "perusahaan terdaftar"),
        Headline(silent, "belum lapor", "you" if now.silent else "safe"),
        Headline(owing, "menunggak", "stop" if now.owing else "safe"),
    )
    finding = f"{silent.text} belum lapor, {owing.text} menunggak" if now.employers else "Belum ada yang terdaftar"
    missing = ("Perusahaan yang belum terdaftar sama sekali tidak dapat dihitung dari buku ini.",)
    return Part(7, "Perusahaan", finding, tables, headlines, missing=missing)


def _employers(world: World, key: str, name: str, every: Sequence[Employer], meaning: str, state: str = "") -> Figure:
    """A count of employers, with each of them by name and where they can be searched."""
    found = [each for each in every if not state or each.in_state(state)]
    rows = [Row(f"{each.name} ({each.number})", _employer_note(each)) for each in found]
    address = reverse("governments:employers", args=[world.region.code]) + (f"?keadaan={state}" if state else "")
    return world.make.counted(
        key, name, len(found), "perusahaan", f"{meaning}, {LIVE}", rows=rows,
        listing=(address, "Daftar perusahaan, keadaan hari ini"),
    )  # fmt: skip


def _employer_note(each: Employer) -> str:
    silent = f"{each.silent_months} bulan belum dilaporkan" if each.silent_months else ""
    owing = "menunggak" if each.total else ""
    return "; ".join(filter(None, (silent, owing))) or "lapor dan lunas"


def projects(world: World) -> Part:
    """Construction workers covered, and the projects by who pays for them."""
    heads = ("Apa", "Jumlah", "Posisi", "Penerbit")
    counted = ()
    if world.snapshot:
        workers = world.counts(world.snapshot, ["people_by_work"])["people_by_work", "JAKON"]
        counted = ((f"{SEGMENTS['JAKON']}: orang terlindungi menurut tempat kerja", workers, workers.as_of, "Payung"),)
    published = tuple(
        (each.name, each, each.as_of, each.publisher)
        for each in world.published_of(("construction_projects", "active_members_jakon"))
    )
    running = _running(world)
    tables = (
        _by_funding(world, running),
        Table("Orang di proyek", heads, counted, "Belum ada bulan yang dihitung."),
        Table("Yang terbit", heads, published, "Belum dipublikasikan."),
    )
    open_ = sum(not each.paid for each in running)
    finding = f"{len(running)} proyek berjalan" + (f", {open_} belum dibayar iurannya" if open_ else "")
    missing = ("Proyek yang belum didaftarkan tidak dapat dihitung dari buku ini.",)
    finding = finding if running else "Belum ada proyek berjalan yang terdaftar"
    return Part(8, "Proyek jasa konstruksi", finding, tables, missing=missing)


def _running(world: World) -> list[Standing]:
    """Projects of the region registered by the day, neither cancelled nor over then, as their contracts stood then."""
    here = Project.objects.filter(
        Q(cancelled_on=None) | Q(cancelled_on__gt=world.day),
        region__in=regions_within([world.region.code]),
        registered_on__lte=world.day,
    )
    return standings(running_on(here.order_by("number"), world.day), world.day)


def _by_funding(world: World, running: list[Standing]) -> Table:
    """A row for each kind of funding. Values of fewer than five private contracts are their owners' own business."""
    rows = []
    live = "yang terdaftar dan masih berjalan menurut buku hari itu, di daerah ini"
    values = "Nilai tiap kontrak hanya dilihat pemilik proyek dan kantor cabangnya."
    for funding in (Project.Funding.REGION, Project.Funding.NATION, Project.Funding.PRIVATE) if running else ():
        own = [each for each in running if each.project.funding == funding]
        private = funding == Project.Funding.PRIVATE and 0 < len(own) < SMALL
        paid = [each for each in own if each.paid > 0]
        count = world.make.counted
        running_ = count(f"proyek_{funding.value}", "Proyek berjalan", len(own), "proyek", f"proyek {live}",
                         rows=_project_rows(own))  # fmt: skip
        rows.append((
            str(funding.label),
            running_,
            count(f"proyek_{funding.value}_lunas", "Proyek dengan iuran masuk", len(paid),
                  "proyek", f"proyek yang iurannya sudah masuk, seluruhnya atau sebagian, {live}",
                  rows=_project_rows(paid)),
            Unknown(HIDDEN) if private
            else count(f"proyek_{funding.value}_nilai", "Nilai kontrak", sum(each.project.value for each in own),
                       "rupiah", f"rupiah nilai kontrak tanpa PPN, proyek {live}", given=(running_,), unsaid=values),
        ))  # fmt: skip
        world.name(f"proyek_{funding.value}", rows[-1][1])
    heads = ("Sumber dana", "Berjalan", "Iuran sudah masuk", "Nilai kontrak")
    return Table("Proyek berjalan menurut sumber dana", heads, tuple(rows), "Belum ada yang terdaftar.")


def _project_rows(own: Sequence[Standing]) -> list[Row]:
    """Each project; a private one by its number alone, for its name may be a person's house."""
    private = Project.Funding.PRIVATE
    return [
        Row(
            each.project.number if each.project.funding == private else f"{each.project.name} ({each.project.number})",
            "iuran sudah masuk" if each.paid else "iuran belum masuk",
        )
        for each in own
    ]
