"""Addresses of these pages."""

from django.urls import path

from payung.web.hospitals import asking, billing, guarantees

app_name = "hospitals"
urlpatterns = [
    path("", asking.home, name="home"),
    path("terbitkan/", asking.give, name="give"),
    path("jaminan/", guarantees.guarantees, name="guarantees"),
    path("jaminan/<str:number>/", guarantees.guarantee, name="guarantee"),
    path("jaminan/<str:number>/surat.pdf", guarantees.paper, name="paper"),
    path("jaminan/<str:number>/lapor/", guarantees.report, name="report"),
    path("jaminan/<str:number>/dokumen/", guarantees.send_document, name="send_document"),
    path("jaminan/<str:number>/tagihan/", billing.bill, name="bill"),
    path("tagihan/<str:number>/surat.pdf", billing.letter, name="letter"),
    path("tagihan/", billing.bills, name="bills"),
]
