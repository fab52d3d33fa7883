"""Addresses of the log-in by code."""

from django.urls import path

from payung.web.registration import log_in

app_name = "log_in_by_code"
urlpatterns = [path("", log_in.ask, name="ask"), path("isi/", log_in.answer, name="answer")]
