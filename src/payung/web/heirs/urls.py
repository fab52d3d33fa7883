"""Addresses of these pages."""

from django.urls import path

from payung.web.heirs import family, rights, steps, views

app_name = "heirs"
urlpatterns = [
    path("", views.home, name="home"),
    path("klaim/<str:number>/", views.claim, name="claim"),
    path("klaim/<str:number>/surat.pdf", views.letter, name="letter"),
    path("klaim/<str:number>/keberatan/", steps.appeal, name="appeal"),
    path("keberatan/<int:appeal_id>/jawaban.pdf", steps.answer, name="appeal_answer"),
    path("rekening/<int:claimant_id>/", steps.account, name="account"),
    path("berkala/", rights.rights, name="rights"),
    path("berkala/<int:right_id>/", rights.right, name="right"),
    path("berkala/<int:right_id>/sekolah/", rights.tell_school, name="tell_school"),
    path("berkala/<int:right_id>/hidup/", rights.tell_life, name="tell_life"),
    path("dokumen/", views.papers, name="papers"),
    path("ahli-waris/", family.family, name="family"),
]
