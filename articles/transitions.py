"""The table that says when an article may move, by whom, and what one is asked before.

It is data: buttons, tests and the diagram in `docs/` are made from it. Nothing here writes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Office, User

Status = Article.Status
SCHEDULED = "scheduled"
# How long a publication can be taken back as a slip of the hand; mail about it waits as long.
UNDO_SECONDS = 30
# How long caches may keep a page, and so how soon a minute can be promised at the earliest.
CACHED_SECONDS = 60


@dataclass(frozen=True)
class Transition:
    """One row of the table. `sources` name statuses as people see them: `scheduled` among them."""

    verb: str
    label: str | Promise
    sources: frozenset[str]
    target: str
    permission: str
    # "own", "own or editor", "others", "any"; "second": others than its author and who published it;
    # "releaser": who published it
    whose: str = "any"
    on: str = "both"  # "article", "copy" or "both"
    needs_reason: bool = False
    needs_time: bool = False
    confirmation: str | Promise = ""
    is_danger: bool = False
    needs_live: bool = False  # on a copy: only while the article it changes is published
    within: timedelta | None = None  # of the publication


TRANSITIONS: dict[str, Transition] = {
    row.verb: row
    for row in [
        Transition(
            "submit",
            gettext_lazy("Kirim ke editor"),
            frozenset({Status.DRAFT, Status.RETURNED}),
            Status.IN_REVIEW,
            "articles.change_article",
            whose="own or editor",
            needs_live=True,
            confirmation=gettext_lazy("Naskah terkunci selama ditinjau. Anda dapat menariknya kembali."),
        ),
        Transition(
            "recall",
            gettext_lazy("Tarik kembali"),
            frozenset({Status.IN_REVIEW}),
            Status.DRAFT,
            "articles.change_article",
            whose="own",
            confirmation=gettext_lazy("Naskah kembali menjadi draf dan hilang dari meja editor."),
        ),
        Transition(
            "publish",
            gettext_lazy("Terbitkan"),
            frozenset({Status.IN_REVIEW}),
            Status.PUBLISHED,
            "articles.publish_article",
            whose="others",
            on="article",
            confirmation=gettext_lazy("Berita langsung dapat dibaca semua orang."),
        ),
        Transition(
            "schedule",
            gettext_lazy("Jadwalkan"),
            frozenset({Status.IN_REVIEW}),
            SCHEDULED,
            "articles.publish_article",
            whose="others",
            on="article",
            needs_time=True,
            confirmation=gettext_lazy("Berita terbit otomatis pada waktu yang ditentukan."),
        ),
        Transition(
            "approve_change",
            gettext_lazy("Setujui perubahan"),
            frozenset({Status.IN_REVIEW}),
            Status.PUBLISHED,
            "articles.publish_article",
            whose="others",
            on="copy",
            needs_live=True,
            confirmation=gettext_lazy("Teks yang diusulkan menggantikan teks yang sekarang terbit."),
        ),
        Transition(
            "send_back",
            gettext_lazy("Kembalikan"),
            frozenset({Status.IN_REVIEW}),
            Status.RETURNED,
            "articles.publish_article",
            needs_reason=True,
            confirmation=gettext_lazy("Penulis menerima catatan Anda dan memperbaiki naskah."),
        ),
        Transition(
            "publish_urgently",
            gettext_lazy("Terbitkan darurat"),
            frozenset({Status.DRAFT, Status.RETURNED, Status.IN_REVIEW}),
            Status.PUBLISHED,
            "articles.publish_article",
            on="article",
            needs_reason=True,
            is_danger=True,
            confirmation=gettext_lazy(
                "Berita langsung terbit tanpa editor kedua. Sesudahnya editor lain harus meninjaunya; "
                "sampai itu terjadi, berita ini tercatat di meja kerja semua editor."
            ),
        ),
        Transition(
            "review_emergency",
            gettext_lazy("Nyatakan sudah ditinjau"),
            frozenset({Status.PUBLISHED}),
            Status.PUBLISHED,
            "articles.publish_article",
            whose="second",
            on="article",
            confirmation=gettext_lazy(
                "Anda sudah membaca berita yang terbit darurat ini dan menyatakan isinya dapat tetap terbit."
            ),
        ),
        Transition(
            "undo_publication",
            gettext_lazy("Urungkan terbit"),
            frozenset({Status.PUBLISHED}),
            Status.DRAFT,
            "articles.publish_article",
            whose="releaser",
            on="article",
            within=timedelta(seconds=UNDO_SECONDS),
            confirmation=gettext_lazy("Berita kembali menjadi draf dan hilang dari situs."),
        ),
        Transition(
            "reschedule",
            gettext_lazy("Ubah jadwal"),
            frozenset({SCHEDULED}),
            SCHEDULED,
            "articles.publish_article",
            on="article",
            needs_time=True,
            confirmation=gettext_lazy("Berita tetap disetujui dan terbit pada waktu yang baru."),
        ),
        Transition(
            "cancel_schedule",
            gettext_lazy("Batalkan jadwal"),
            frozenset({SCHEDULED}),
            Status.IN_REVIEW,
            "articles.publish_article",
            on="article",
            confirmation=gettext_lazy("Berita tidak jadi terbit dan kembali ke meja editor."),
        ),
        Transition(
            "withdraw",
            gettext_lazy("Cabut"),
            frozenset({Status.PUBLISHED}),
            Status.WITHDRAWN,
            "articles.withdraw_article",
            on="article",
            needs_reason=True,
            is_danger=True,
            confirmation=gettext_lazy(
                "Isi berita hilang dari situs untuk seterusnya. Alamatnya menampilkan pemberitahuan, alasan, dan waktu."
            ),
        ),
        Transition(
            "propose_change",
            gettext_lazy("Usulkan perubahan"),
            frozenset({Status.PUBLISHED, SCHEDULED}),
            Status.DRAFT,
            "articles.change_article",
            on="article",
            confirmation=gettext_lazy(
                "Anda menyunting salinan. Pembaca tetap melihat teks lama sampai editor lain menyetujui."
            ),
        ),
        Transition(
            "discard_change",
            gettext_lazy("Buang perubahan"),
            frozenset({Status.DRAFT, Status.RETURNED}),
            Status.PUBLISHED,
            "articles.change_article",
            whose="own or editor",
            on="copy",
            is_danger=True,
            confirmation=gettext_lazy("Usulan perubahan ini dibuang. Berita yang terbit tidak berubah."),
        ),
        Transition(
            "discard_draft",
            gettext_lazy("Buang draf"),
            frozenset({Status.DRAFT, Status.RETURNED}),
            Status.BINNED,
            "articles.delete_article",
            whose="own or editor",
            on="article",
            is_danger=True,
            confirmation=gettext_lazy(
                "Draf pindah ke tempat sampah. Selama 30 hari Anda masih dapat memulihkannya."
            ),
        ),
        Transition(
            "restore_draft",
            gettext_lazy("Pulihkan"),
            frozenset({Status.BINNED}),
            Status.DRAFT,
            "articles.delete_article",
            whose="own or editor",
            on="article",
            confirmation=gettext_lazy("Draf kembali ke meja penulisnya."),
        ),
    ]
}


def state_of(article: Article, now: datetime) -> str:
    """The status as the table names it."""
    return SCHEDULED if article.is_scheduled(now) else article.status


def refusal(row: Transition, article: Article, by: User, now: datetime) -> str:
    """Why `by` may not carry out `row` on `article` now; `""` where it is allowed.

    Beyond permissions no query on an article in review or public, but for one's own text and what may go into the
    bin; on a copy those of `live` and `is_own_of`.
    """
    is_seen = article.is_visible_to(by, now)
    if not is_seen and not (Status.BINNED in row.sources and article.is_in_bin_of(by, now)):
        return _("Naskah ini sudah tidak ada.")
    if not by.has_perm(row.permission):
        return _("Peran Anda tidak mencakup tindakan ini. Mintalah bantuan editor.")
    if (row.on == "article" and article.is_copy) or (row.on == "copy" and not article.is_copy):
        return _("Tindakan ini tidak berlaku untuk naskah ini.")
    state = state_of(article, now)
    if state not in row.sources:
        return _(
            "Berita ini sekarang berstatus “%(status)s”. Muat ulang halaman untuk melihat keadaan terbaru."
        ) % {"status": article.status_label(now)}
    if article.is_copy and row.needs_live and article.live.status != Status.PUBLISHED:
        return _("Berita aslinya sedang tidak terbit, jadi perubahannya tidak dapat dikirim atau disetujui.")
    return _of_this_text(row, article, now) or _of_this_person(row, article, by)


def _of_this_text(row: Transition, article: Article, now: datetime) -> str:
    """Why this one text, though in the right state, may not be moved so."""
    if row.verb == "review_emergency" and article.review_due_at is None:
        return _("Berita ini tidak menunggu tinjauan editor kedua.")
    if row.within is not None and not (
        article.released_at is not None and now - article.released_at <= row.within
    ):
        return _("Waktu untuk mengurungkan sudah lewat. Cabut beritanya bila memang tidak boleh terbit.")
    if row.verb == "discard_draft":
        if article.released_at is not None:
            return _("Naskah ini pernah terbit, jadi tidak dapat dibuang.")
        if hasattr(article, "release_number") or hasattr(article, "working_copy"):
            return _("Naskah ini bernomor atau punya perubahan yang menunggu, jadi tidak dapat dibuang.")
    return ""


def _of_this_person(row: Transition, article: Article, by: User) -> str:
    """Why somebody else may move this text, but not `by`."""
    if row.whose == "any" or (row.whose == "own or editor" and by.has_perm("articles.publish_article")):
        return ""
    if row.whose == "releaser":
        is_releaser = article.released_by_id == by.pk
        return "" if is_releaser else _("Hanya yang menerbitkannya yang dapat mengurungkannya.")
    if row.whose not in ("others", "second"):
        return "" if article.is_own_of(by) else _("Hanya penulisnya yang dapat melakukan ini.")
    if not is_own_approval(row, article, by) or Office.objects.current().allows_own_approval:
        return ""
    if row.whose == "second":
        return _("Tinjauan kedua dilakukan editor lain: bukan penulisnya, bukan pula yang menerbitkannya.")
    return _("Naskah sendiri harus disetujui editor lain.")


def is_own_approval(row: Transition, article: Article, by: User) -> bool:
    """Whether `by` decides where the table wants somebody else: an office with one editor may let that be."""
    if row.whose == "second" and article.released_by_id == by.pk:
        return True
    return row.whose in ("others", "second") and article.is_own_of(by)


def available(article: Article, by: User, now: datetime) -> list[Transition]:
    """The rows that `by` may carry out now, in the table's order: the buttons."""
    return [row for row in TRANSITIONS.values() if not refusal(row, article, by, now)]
