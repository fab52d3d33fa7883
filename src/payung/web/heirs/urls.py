"""Addresses of these pages."""

from django.urls import path

from payung.web.heirs import family, views

app_name = "heirs"
urlpatterns = [
    path("", views.home, name="home"),
    path("klaim/<str:number>/", views.claim, name="claim"),
    path("klaim/<str:number>/surat.pdf", views.letter, name="letter"),
    path("dokumen/", views.papers, name="papers"),
    path("ahli-waris/", family.family, name="family"),
]
