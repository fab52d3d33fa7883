"""Names of levers, payers and segments on the page of a road."""

from django.utils.translation import gettext_lazy as _

from payung.coverage.road.levers import Payer

TITLES = {
    "sawit": _("Pekerja dan pekebun sawit"),
    "rentan": _("Pekerja rentan"),
    "rtrw": _("Pengurus RT/RW"),
    "desa": _("Perangkat desa"),
    "diam": _("Pekerja perusahaan yang belum lapor"),
    "mandiri": _("Pekerja mandiri baru tiap bulan"),
    "kurir": _("Pengemudi dan kurir baru tiap bulan"),
    "proyek": _("Pekerja proyek konstruksi"),
}
PAYERS = {
    Payer.APBD: _("APBD"),
    Payer.PALM_FUND: _("DBH sawit"),
    Payer.VILLAGE: _("APBDes"),
    Payer.EMPLOYER: _("pemberi kerja"),
    Payer.SELF: _("pekerja sendiri"),
}
SEGMENTS = {"PU": _("penerima upah"), "BPU": _("bukan penerima upah"), "JAKON": _("jasa konstruksi")}
HINTS = {
    "sawit": ("palm_workers_estimate", "dbh_sawit_target_workers", "subsidised_workers_dbh_sawit"),
    "rentan": ("vulnerable_workers_potential", "vulnerable_workers_covered", "subsidised_workers"),
    "diam": ("unregistered_employer_leads",),
}
"""Lever → published measures that tell how many there may be."""
