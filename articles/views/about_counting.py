"""How reads are counted, told to those who are counted."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.public import MAX_AGE, PublicRequest, head, public_page
from articles.readership import POPULAR_DAYS, SNAPSHOT_AGE


@public_page
def how_we_count(request: PublicRequest) -> HttpResponse:
    """Template: articles/how_we_count.html; context: window, readers_per_network, and what is told of delays."""
    title, address = _("Cara Kami Menghitung Pembaca"), reverse("articles:how_we_count")
    intro = _("Arti angka “Dibaca … kali” pada berita kami, dan apa yang tidak kami simpan tentang Anda.")
    context = head(request, title=title, address=address, description=intro, crumbs=[(title, address)])
    minutes = settings.READ_WINDOW.total_seconds() // 60
    context |= {
        "intro": intro,
        "window": ngettext("%d menit", "%d menit", int(minutes)) % minutes,
        "readers_per_network": settings.READERS_PER_NETWORK,
        "cached_seconds": MAX_AGE,
        "popular_days": POPULAR_DAYS,
        "popular_minutes": SNAPSHOT_AGE.seconds // 60,
    }
    return render(request, "articles/how_we_count.html", context)
