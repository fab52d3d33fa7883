"""Addresses of registration."""

from django.urls import path

from payung.web.registration import abroad, telephones, views

app_name = "registration"
urlpatterns = [
    path("", views.identity, name="identity"),
    path("kode/", views.code, name="code"),
    path("kode/lagi/", views.again, name="again"),
    path("pekerjaan/", views.work, name="work"),
    path("luar-negeri/", abroad.identity, name="abroad"),
    path("luar-negeri/kode/", abroad.code, name="abroad_code"),
    path("luar-negeri/kode/lagi/", abroad.again, name="abroad_again"),
    path("luar-negeri/asal/", abroad.origin, name="abroad_origin"),
    path("telepon/", telephones.telephones, name="telephones"),
]
