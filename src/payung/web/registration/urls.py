"""Addresses of registration."""

from django.urls import path

from payung.web.registration import telephones, views

app_name = "registration"
urlpatterns = [
    path("", views.identity, name="identity"),
    path("kode/", views.code, name="code"),
    path("kode/lagi/", views.again, name="again"),
    path("pekerjaan/", views.work, name="work"),
    path("telepon/", telephones.telephones, name="telephones"),
]
