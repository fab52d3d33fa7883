"""Every address of the pages, by room."""

from django.urls import include, path

from payung.web import login, password
from payung.web.employers import urls as employers
from payung.web.employers.programs import bill_for_program

urlpatterns = [
    path("masuk/", login.log_in, name="log_in"),
    path("masuk/kode/", include("payung.web.registration.log_in_urls")),
    path("daftar/", include("payung.web.registration.urls")),
    path("kartu/", include("payung.web.registration.card_urls")),
    path("keluar/", login.log_out, name="log_out"),
    path("kata-sandi/", password.choose, name="password"),
    path("bahasa/", login.choose_language, name="language"),
    path("api/v1/employers/<employer:key>/months/<month:month>/bill.pdf", bill_for_program, name="bill_for_program"),
    path("perusahaan/", include(employers)),
    path("peserta/", include("payung.web.members.urls")),
    path("petugas/", include("payung.web.officers.urls")),
    path("pemda/", include("payung.web.governments.urls")),
    path("rumah-sakit/", include("payung.web.hospitals.urls")),
    path("ahli-waris/", include("payung.web.heirs.urls")),
    path("bantuan/", include("payung.web.assistance.urls")),
    path("padanan/", include("payung.web.inquiry.urls")),
    path("audit/", include("payung.web.audit.urls")),
    path("admin/", include("payung.web.administration.urls")),
    path("proyek/", include("payung.web.projects.urls")),
    path("pekerja-migran/", include("payung.web.departures.urls")),
    path("bank/", include("payung.web.bank.urls")),
    path("", include("payung.web.public.urls")),
]
