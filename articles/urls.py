"""The public addresses of the news."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles import feeds, media, share_cards
from articles.views import about_counting, article, home, lists, machines, preview, reading, searching

app_name = "articles"


class YearConverter:
    """The years in which an article can have appeared (see `published_in_living_memory`)."""

    regex = "(?:19|20)[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter(YearConverter):
    regex = "(?:0[1-9]|1[0-2])"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class TagConverter(StringConverter):
    """A slug in any script."""

    regex = r"[-\w]+"


class FileConverter(StringConverter):
    """A path of the storage: no control characters, no step upwards."""

    regex = r"(?!.*\.\.)[-\w./]+"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(TagConverter, "tag")
register_converter(FileConverter, "file")

urlpatterns = [
    path("", home.home, name="home"),
    path("berita/", lists.everything, name="all"),
    path("berita/<int:pk>/", article.article, name="permalink"),
    path("berita/<int:pk>/<str:slug>/", article.article, name="article"),
    path("arsip/", lists.archive, name="archive"),
    path("arsip/<year:year>/<month:month>/", lists.month, name="month"),
    path("kategori/<slug:slug>/", lists.category, name="category"),
    path("kategori/<slug:slug>/rss/", feeds.category_feed, name="category_feed"),
    path("tagar/<tag:slug>/", lists.tag, name="tag"),
    path("jenis/<slug:slug>/", lists.kind, name="kind"),
    path("cari/", searching.search_page, name="search"),
    path("sorotan-media/", lists.highlights, name="highlights"),
    path("ralat/", lists.corrections, name="corrections"),
    path("ralat/rss/", feeds.corrections_feed, name="corrections_feed"),
    path("ralat/<int:pk>/", lists.correction, name="correction"),
    path("rss/", feeds.feed, name="feed"),
    path("cara-menghitung/", about_counting.how_we_count, name="how_we_count"),
    path("baca/<int:pk>/", reading.count_read, name="count_read"),
    path("pratinjau/<int:pk>/", preview.preview, name="preview"),
    path("pratinjau/tautan/<str:token>/", preview.linked, name="preview_link"),
    path("pratinjau/tautan/<str:token>/media/<file:path>", preview.linked_media, name="preview_link_media"),
    path("media/<file:path>", media.media, name="media"),
    path("kartu/<int:pk>/<slug:key>.png", share_cards.share_card, name="share_card"),
    path("aksen/<slug:digest>.css", machines.accent_stylesheet, name="accent"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
]
