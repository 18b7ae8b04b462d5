"""The table that says when an article may move, by whom, and what one is asked before.

It is data: buttons, tests and the diagram in `docs/` are made from it. Nothing here writes.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, User

Status = Article.Status
SCHEDULED = "scheduled"


@dataclass(frozen=True)
class Transition:
    """One row of the table. `sources` name statuses as people see them: `scheduled` among them."""

    verb: str
    label: str | Promise
    sources: frozenset[str]
    target: str
    permission: str
    whose: str = "any"  # "own", "own or editor", "others" or "any"
    on: str = "both"  # "article", "copy" or "both"
    needs_reason: bool = False
    needs_time: bool = False
    confirmation: str | Promise = ""
    is_danger: bool = False
    needs_live: bool = False  # on a copy: only while the article it changes is published


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
    ]
}


def state_of(article: Article, now: datetime) -> str:
    """The status as the table names it."""
    return SCHEDULED if article.is_scheduled(now) else article.status


def refusal(row: Transition, article: Article, by: User, now: datetime) -> str:
    """Why `by` may not carry out `row` on `article` now; `""` where it is allowed.

    Beyond permissions no query on an article; on a copy those of `live` and `is_own_of`.
    """
    if not article.is_visible_to(by, now):
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
    if row.whose == "any" or (row.whose == "own or editor" and by.has_perm("articles.publish_article")):
        return ""
    own = article.is_own_of(by)
    if row.whose == "others":
        return _("Naskah sendiri harus disetujui editor lain.") if own else ""
    return "" if own else _("Hanya penulisnya yang dapat melakukan ini.")


def available(article: Article, by: User, now: datetime) -> list[Transition]:
    """The rows that `by` may carry out now, in the table's order: the buttons."""
    return [row for row in TRANSITIONS.values() if not refusal(row, article, by, now)]
