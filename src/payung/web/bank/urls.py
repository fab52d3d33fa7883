"""Addresses of these pages."""

from django.urls import path

from payung.web.bank import views

app_name = "bank"
urlpatterns = [
    path("", views.counter, name="counter"),
    path("bayar/", views.pay, name="pay"),
]
