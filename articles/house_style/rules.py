"""The rules by name, and what a hint of one says. Keys are stored (`BlockingRule.rule`) and so stay for life."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

# What reads whole in search results and lists; longer is allowed.
ADVISED_HEADLINE = 90
ADVISED_SUMMARY = 160
# About two screens of a phone without a place to rest.
LONGEST_PARAGRAPH = 100
WITHOUT_SUBHEADING = 600


@dataclass(frozen=True)
class Rule:
    """`example` shows what it finds. `always` stops publication in every office."""

    key: str
    name: Any
    advice: Any
    example: Any = ""
    always: bool = False


RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in [
        Rule(
            "picture-words",
            _("Teks alternatif gambar"),
            _("Setiap gambar diuraikan bagi yang tidak dapat melihatnya, atau ditandai sebagai hiasan."),
            always=True,
        ),
        Rule(
            "dateline-missing",
            _("Dateline belum ada"),
            _("Berita dan siaran pers dibuka dengan tempat dan lembaga, ditulis di kolom Dateline."),
        ),
        Rule(
            "dateline-doubled",
            _("Dateline tertulis dua kali"),
            _("Dateline ditambahkan otomatis, jadi tidak ditulis lagi di awal isi."),
            _("Jakarta Pusat, Kominfo – Kementerian …"),
        ),
        Rule(
            "weekday",
            _("Hari tidak cocok dengan tanggalnya"),
            _("Nama hari harus sesuai dengan tanggal di sebelahnya."),
            _("Selasa (11/10/2021), padahal hari itu Senin"),
        ),
        Rule(
            "date-impossible",
            _("Tanggal yang tidak ada"),
            _("Tanggal harus ada dalam kalender."),
            _("31/2/2022"),
        ),
        Rule(
            "word-doubled",
            _("Kata tertulis dua kali"),
            _("Kata yang sama tidak ditulis berturut-turut; kata ulang memakai tanda hubung."),
            _("di di, kata kata"),
        ),
        Rule(
            "spelling",
            _("Ejaan tidak baku"),
            _("Ejaan mengikuti KBBI, dan kata depan di dan ke ditulis terpisah."),
            _("disini, merubah, resiko"),
        ),
        Rule(
            "quote-open",
            _("Tanda kutip tidak berpasangan"),
            _(
                "Kutipan dibuka dan ditutup; bila berlanjut, paragraf berikutnya dibuka dengan tanda kutip lagi."
            ),
            _("“Kami siap, ujarnya."),
        ),
        Rule(
            "space-stray",
            _("Spasi berlebih"),
            _("Tanpa spasi sebelum koma atau titik, dan satu spasi saja di antara kata."),
            _("Jakarta , Senin"),
        ),
        Rule("headline-long", _("Judul terlalu panjang"), _("Judul sebaiknya tidak lebih dari 90 karakter.")),
        Rule(
            "headline-capitals",
            _("Judul dengan huruf kapital semua"),
            _("Judul ditulis dengan huruf biasa, supaya mudah dibaca."),
            _("LAYANAN MALAM RESMI DIBUKA"),
        ),
        Rule(
            "summary-long",
            _("Ringkasan terlalu panjang"),
            _("Ringkasan sebaiknya tidak lebih dari 160 karakter."),
        ),
        Rule(
            "summary-repeats",
            _("Ringkasan mengulang"),
            _("Ringkasan memakai kalimat sendiri, bukan salinan judul atau paragraf pertama."),
        ),
        Rule(
            "codes-unknown",
            _("Kode redaksi tidak dikenal"),
            _("Setiap inisial dalam kode redaksi milik salah satu akun."),
            _("(rb/xyz)"),
        ),
        Rule(
            "codes-in-body",
            _("Kode redaksi tertulis di isi"),
            _("Kode redaksi ditambahkan otomatis, jadi tidak ditulis di akhir isi."),
            _("… sampai malam. (rb/m)"),
        ),
        Rule(
            "link-dead",
            _("Tautan mati"),
            _("Setiap tautan membuka halaman yang masih ada."),
        ),
        Rule(
            "link-vague",
            _("Tautan tidak bernama"),
            _("Kata pada tautan menyebut ke mana tujuannya."),
            _("klik di sini"),
        ),
        Rule(
            "paragraph-long",
            _("Paragraf terlalu panjang"),
            _("Paragraf sebaiknya tidak lebih dari 100 kata."),
        ),
        Rule(
            "subheading-missing",
            _("Belum ada subjudul"),
            _("Berita yang lebih dari 600 kata dibagi dengan subjudul."),
        ),
        Rule(
            "subheading-stop",
            _("Subjudul diakhiri titik"),
            _("Subjudul tidak diakhiri tanda titik."),
            _("Yang perlu dibawa."),
        ),
    ]
}


@dataclass(frozen=True)
class KnownPicture:
    """`name` is empty where the library has no words for it."""

    name: str
    is_described: bool


@dataclass(frozen=True)
class Known:
    """What the newsroom knows of what stands in a text. `initials` in lower case; `dead_links` says of an address, as
    it stands in the text, why it leads nowhere."""

    initials: frozenset[str] = frozenset()
    pictures: Mapping[int, KnownPicture] = field(default_factory=dict)
    dead_links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """What a rule found. `at` counts the letters of the field before it, as `Block.at` does."""

    field: str
    sentence: str
    words: str = ""
    at: int = 0
    picture: int | None = None


@dataclass(frozen=True)
class Hint:
    """`field` is the form's; `words` stand in it for the `nth` time, counted from 0."""

    rule: str
    sentence: str
    field: str
    words: str = ""
    nth: int = 0
    picture: int | None = None
