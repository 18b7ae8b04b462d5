"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from articles import sitemaps
from articles.admin import calendar, house_style, statistics, statistics_export, waiting
from articles.admin.profile import profile
from newsroom.health import health
from newsroom.sign_in import signed_in
from pages.site_map import PageSitemap

SITEMAPS = {"rubrik": sitemaps.SectionSitemap, "halaman": PageSitemap}

urlpatterns = [
    path("redaksi/kalender/", admin.site.admin_view(calendar.show), name="calendar"),
    path("redaksi/menunggu/", admin.site.admin_view(waiting.show), name="waiting"),
    path("redaksi/statistik/", admin.site.admin_view(statistics.show), name="statistics"),
    path(
        "redaksi/statistik/unduh/", admin.site.admin_view(statistics_export.export), name="statistics_export"
    ),
    path("redaksi/gaya-penulisan/", admin.site.admin_view(house_style.show), name="style_rules"),
    path("redaksi/profil/", admin.site.admin_view(profile), name="profile"),
    path("redaksi/masih-masuk/", signed_in, name="signed_in"),
    path("redaksi/", admin.site.urls),
    path("sehat/", health, name="health"),
    path("sitemap.xml", sitemaps.index, {"sections": SITEMAPS}, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, {"sections": SITEMAPS}, name="sitemap_section"),
    path("", include("pages.urls")),
    path("", include("articles.urls")),
]
handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.public.not_found"
handler500 = "articles.views.errors.server_error"
