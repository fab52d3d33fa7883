"""Addresses of these pages."""

from django.urls import path

from payung.web.members import views

app_name = "members"
urlpatterns = [
    path("", views.home, name="home"),
    path("data/", views.data, name="data"),
    path("rincian.pdf", views.statement_as_pdf, name="statement_pdf"),
    path("rincian.xlsx", views.statement_as_xlsx, name="statement_xlsx"),
]
