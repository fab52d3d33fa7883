"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from payung.web.assistance import names, opening, overview, programme, steps

app_name = "assistance"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.home, name="home"),
    path("penyandang/", opening.sponsors, name="sponsors"),
    path("baru/", opening.new, name="new"),
    path("lembar.xlsx", names.template, name="template"),
    path("<int:number>/", programme.programme, name="programme"),
    path("<int:number>/nama/", names.candidates, name="candidates"),
    path("<int:number>/unggah/", names.upload, name="upload"),
    path("<int:number>/perbaiki/<int:list_id>.<str:kind>", names.failing, name="failing"),
    path("<int:number>/ambil/", steps.take, name="take_over"),
    path("<int:number>/tetapkan/", steps.approve, name="approve"),
    path("<int:number>/termin/", steps.instalment, name="instalment"),
    path("<int:number>/ganti/", steps.replace, name="replace"),
    path("<int:number>/keluar/", steps.leave, name="leave"),
    path("<int:number>/batal/", steps.cancel, name="cancel"),
]
