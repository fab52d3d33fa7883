"""Addresses of the public pages."""

from django.urls import path, re_path

from payung.web.public import (
    certificates,
    checked_register,
    checking,
    deaths,
    figures,
    finding,
    law,
    offices,
    open_data,
    roads,
    views,
)

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("cakupan/<str:code>/", views.region, name="region"),
    path("cakupan/<str:code>/jalan/", roads.road, name="road"),
    path("cakupan/<str:code>/uang/", roads.money, name="money"),
    path("layanan/", finding.find, name="find"),
    path("layanan/kantor/", offices.offices, name="offices"),
    path("layanan/rumah-sakit/", finding.facilities, name="facilities"),
    path("daerah/", figures.search, name="search"),
    path("angka/<str:key>/", figures.figure, name="figure"),
    path("hitungan/<str:month>/", figures.snapshot, name="snapshot"),
    path("periksa-jaminan/", finding.check_guarantee, name="check_guarantee"),
    path("lapor-kematian/", deaths.report, name="death"),
    path("keluarga/masuk/", deaths.open_access, name="open_access"),
    path("cara-hitung/", views.method, name="method"),
    path("periksa-angka/", checking.check, name="check"),
    path("periksa-angka/terbit/", checked_register.check_register, name="check_register"),
    path("sertifikat/", certificates.certificate, name="certificate"),
    path("data/", open_data.data, name="data"),
    path("data/kamus.json", open_data.dictionary, name="dictionary"),
    path("data/sdmx/struktur.json", open_data.structure, name="sdmx_structure"),
    path("data/sdmx/<str:key>", open_data.observations, name="sdmx"),
    re_path(r"^data/(?P<name>[a-z-]+)\.(?P<kind>csv|json|parquet|xlsx)$", open_data.download, name="download"),
    re_path(
        r"^data/hitungan/(?P<month>\d{4}-\d{2})/v(?P<number>\d{1,4})\.(?P<kind>csv|json|parquet|xlsx)$",
        open_data.version,
        name="data_version",
    ),
    path("hukum/", law.parameters, name="law"),
    path("hukum/<str:name>/", law.parameter, name="parameter"),
]
