"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, path

from payung.web.audit import books, law, trail

app_name = "audit"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", trail.home, name="home"),
    path("peristiwa/<int:number>/", trail.event, name="event"),
    path("pandangan/", trail.looks, name="looks"),
    path("buku/", books.books, name="books"),
    path("hukum/", law.law, name="law"),
]
