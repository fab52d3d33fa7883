"""Addresses of these pages."""

from django.urls import path

from payung.web.departures import lists, views

app_name = "departures"
urlpatterns = [
    path("", views.home, name="home"),
    path("baru/", views.register, name="register"),
    path("berkas/", lists.lists, name="lists"),
    path("berkas/unggah/", lists.upload, name="list_upload"),
    path("berkas/lembar.xlsx", lists.template, name="list_template"),
    path("berkas/<int:key>/simpan/", lists.save, name="list_save"),
    path("berkas/<int:key>/buang/", lists.discard, name="list_discard"),
    path("berkas/<int:key>/perbaiki.xlsx", lists.failing, name="list_failing"),
    path("tagih/", views.bill_all, name="bill_all"),
    path("<slug:number>/", views.departure, name="departure"),
    path("<slug:number>/sertifikat.pdf", views.certificate, name="certificate"),
    path("<slug:number>/kode/", views.bill, name="bill"),
    path("<slug:number>/perpanjang/", views.extend, name="extend"),
    path("<slug:number>/pulang/", views.give_back, name="give_back"),
    path("<slug:number>/batal/", views.cancel, name="cancel"),
]
