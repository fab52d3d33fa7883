"""Who can log in to the demonstration. Everybody is invented, and the password is known to all."""

from __future__ import annotations

import datetime as dt
from functools import cache

from django.contrib.auth.hashers import make_password

from payung.access.actions.give_grant import give_grant
from payung.access.actor import Held, actor_of
from payung.access.models import Grant, Role, ScopeKind, User
from payung.registry.models import Employer, Person

PASSWORD = "sedia-payung"
REGENCY, NEXT_REGENCY = "61.08", "61.02"
PROVINCE, ISLAND = "61", "KAL"
BRANCH, REGIONAL_OFFICE = "PTK", "KAL"

OWN_ACCOUNT = "mandiri"
"""Who pays alone; made with the people on own account."""

VILLAGE_LOGIN, VILLAGE_CODE = "yosefina", "61.08.01.2001"
"""Who proposes names for a village, and the village; made with the programmes of assistance."""

LOGINS: list[tuple[str, str, str, str]] = [
    ("Peserta", "rosalina", PASSWORD, "lihat saldo dan siapa yang membuka data Anda"),
    ("Peserta mandiri", OWN_ACCOUNT, PASSWORD, "bayar bulan berikutnya, ubah pekerjaan, cetak kartu"),
    ("Petugas perusahaan", "fitriani", PASSWORD, "unggah lembar upah bulan terakhir, hitung, finalisasi"),
    ("Petugas cabang", "ratri", PASSWORD, "cari perusahaan yang menunggak, putuskan kelompok JKK"),
    ("Petugas kedua", "yohanes", PASSWORD, "periksa pekerjaan petugas cabang"),
    ("Petugas cabang", "natalia", PASSWORD, "di kantor pusat: cari tagihan untuk uang yang kodenya salah ketik"),
    ("Petugas kedua", "matius", PASSWORD, "di kantor pusat: kembalikan uang yang tidak bertuan"),
    ("Pejabat daerah", "marselina", PASSWORD, "siapkan lembar rapat cakupan Kabupaten Landak"),
    ("Pejabat daerah", "utin", PASSWORD, "di Mempawah: tulis siaran pers dari kelompok yang dibayar daerah"),
    ("Pejabat daerah", "agnes", PASSWORD, "di provinsi: bandingkan empat belas daerah, siapkan lembar provinsi"),
    ("Petugas cabang", "rahmat", PASSWORD, "di kantor wilayah: buka Cakupan, lalu Wilayah, dan ringkasan Kalimantan"),
    ("Petugas desa", VILLAGE_LOGIN, PASSWORD, "unggah daftar nama, lihat siapa yang memenuhi syarat"),
    ("Petugas rumah sakit", "yuliana", PASSWORD, "tanyakan perlindungan, lihat surat jaminan dan tagihan"),
    ("Ahli waris", "theresia", PASSWORD, "kirim dokumen dan tulis ahli waris dari telepon"),
    ("Kontraktor", "darmawan", PASSWORD, "daftarkan proyek, bayar, laporkan pekerja minggu ini"),
    ("Petugas instansi", "dina", PASSWORD, "lihat proyek instansi Anda dan sertifikatnya"),
    ("Perusahaan penempatan", "lusia", PASSWORD, "daftarkan pekerja migran, bayar beberapa orang dengan satu kode"),
    ("Auditor", "hendra", PASSWORD, "telusuri siapa berbuat apa dan siapa melihat siapa"),
    ("Administrator", "surya", PASSWORD, "beri atau akhiri wewenang"),
]
"""Role, user name, password, what to try first."""

_NAMES = {
    "rosalina": "Rosalina Ayu Kartika",
    "fitriani": "Fitriani Halim",
    "ratri": "Ratri Anjani",
    "yohanes": "Yohanes Lantang",
    "natalia": "Natalia Iban",
    "matius": "Matius Sekadau",
    "marselina": "Marselina Dara Lansi",
    "utin": "Utin Sari Wulandari",
    "agnes": "Agnes Kinanti Lestari",
    "rahmat": "Gusti Rahmat Fadillah",
    "hendra": "Hendra Wijaya",
    "surya": "Surya Adi Nugroho",
}


@cache
def kept_password() -> str:
    """As it is kept: one hash for all, which is slow to make. The password is printed at every start anyway."""
    return make_password(PASSWORD)


def make_logins(employer: Employer, member: Person, *, today: dt.date, at: dt.datetime) -> None:
    """Make the users of offices, an employer and a member, and their grants.

    employer  whose clerk is one of them
    member    who is one of them
    """
    secret = kept_password()
    User.objects.bulk_create(
        User(username=name, full_name=full_name, password=secret) for name, full_name in _NAMES.items()
    )
    users = {user.username: user for user in User.objects.filter(username__in=_NAMES)}
    since = today.replace(month=1, day=1)
    everywhere = Held(Role.ADMINISTRATOR, ScopeKind.ALL, "")
    Grant.objects.create(user=users["surya"], role=everywhere.role, scope_kind=everywhere.scope_kind, valid_from=since)
    administrator = actor_of(users["surya"], today)
    held = {
        "rosalina": [Held(Role.MEMBER, ScopeKind.PERSON, str(member.pk))],
        "fitriani": [Held(Role.CLERK, ScopeKind.EMPLOYER, str(employer.pk))],
        "ratri": [Held(Role.OFFICER, ScopeKind.OFFICE, BRANCH)],
        "yohanes": [Held(Role.APPROVER, ScopeKind.OFFICE, BRANCH)],
        "natalia": [Held(Role.OFFICER, ScopeKind.ALL, "")],
        "matius": [Held(Role.APPROVER, ScopeKind.ALL, "")],
        "marselina": [Held(Role.REGENCY, ScopeKind.REGION, REGENCY)],
        "utin": [Held(Role.REGENCY, ScopeKind.REGION, NEXT_REGENCY)],
        "agnes": [Held(Role.REGENCY, ScopeKind.REGION, PROVINCE)],
        # the office with its branches, and the island it answers for: nobody but it speaks of whole provinces
        "rahmat": [
            Held(Role.OFFICER, ScopeKind.OFFICE, REGIONAL_OFFICE), Held(Role.OFFICER, ScopeKind.REGION, ISLAND),
        ],
        "hendra": [Held(Role.AUDITOR, ScopeKind.ALL, "")],
    }  # fmt: skip
    for name, each in ((name, each) for name, several in held.items() for each in several):
        give_grant(users[name], each, valid_from=since, by=administrator, at=at)
