"""The public addresses beside the news."""

from django.urls import path

from pages import views

app_name = "pages"
urlpatterns = [
    path("faq/", views.faq, name="faq"),
    path("tautan/", views.links, name="links"),
    path("peta-situs/", views.site_map, name="site_map"),
    path("halaman/<slug:slug>/", views.page, name="page"),
]
