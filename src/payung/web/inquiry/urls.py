"""Addresses of these pages."""

from django.urls import path

from payung.web.inquiry import views

app_name = "inquiry"
urlpatterns = [
    path("", views.home, name="home"),
    path("baru/", views.new, name="new"),
    path("<int:number>/", views.agreement, name="agreement"),
    path("<int:number>/tanya/", views.send, name="ask"),
    path("<int:number>/akhiri/", views.end, name="end"),
    path("<int:number>/jawaban/<int:inquiry_id>/", views.answered, name="answers"),
]
