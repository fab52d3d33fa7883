"""Addresses of these pages."""

from django.urls import path

from payung.web.bank import outgoing, views

app_name = "bank"
urlpatterns = [
    path("", views.counter, name="counter"),
    path("bayar/", views.pay, name="pay"),
    path("perintah/", outgoing.outgoing, name="outgoing"),
    path("perintah/bayar/", outgoing.carry_out, name="carry_out"),
    path("perintah/kembalikan/", outgoing.send_back, name="send_back"),
]
