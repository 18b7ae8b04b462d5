"""What goes on around the sample texts: remarks, due dates, an embargo, somebody who asks for a correction."""

from datetime import datetime, timedelta

from articles import remarks, revisions, workflow
from articles.models import Article, Mail, Revision, User

WAITING = "tinjau-taman-baca"
# Hours from now; one is late.
DUE = {"draf-lomba-kentungan": -2, "draf-profil-penjaga": 5, "draf-anggaran-infografik": 27}
EMBARGOED = "draf-anggaran-infografik"
ASKED_ABOUT = "pasar-umpama"


def create(articles: dict[str, Article], staff: dict[str, User], now: datetime) -> None:
    """`articles` by the keys of their stories, `staff` by username."""
    writer, editor = staff["penulis"], staff["editor"]
    _talk(articles[WAITING], editor, now)
    for key, hours in DUE.items():
        at = (now + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
        Article.objects.filter(pk=articles[key].pk).update(due_at=at)
    until = (now + timedelta(days=2)).replace(hour=10, minute=0, second=0, microsecond=0)
    Article.objects.filter(pk=articles[EMBARGOED].pk).update(embargo_until=until)
    for draft in Article.objects.filter(pk__in=[articles[key].pk for key in DUE]):
        revisions.keep(draft, by=draft.writer, now=now - timedelta(hours=4), origin=Revision.Origin.SAVED)
    workflow.request_correction(
        article=articles[ASKED_ABOUT],
        by=writer,
        now=now - timedelta(hours=20),
        kind="correction",
        party="Paguyuban Pedagang Pasar Umpama",
        text="Pedagang lama yang kembali 468 orang, bukan 486. Daftarnya kami kirim lewat surel.",
    )
    # What happened before the site was there is no news to anybody.
    Mail.objects.all().delete()


def _talk(article: Article, editor: User, now: datetime) -> None:
    """Two open remarks and one that is settled, on a text that waits for review."""
    settled = remarks.add_remark(
        article=article,
        by=editor,
        now=now - timedelta(hours=3),
        text="Foto utamanya tolong yang mendatar.",
    )
    remarks.resolve(remark=settled.pk, article=article, by=article.writer, now=now - timedelta(hours=2))
    remarks.add_remark(
        article=article,
        by=editor,
        now=now - timedelta(hours=1),
        text="Siapa yang menjaga setelah pukul 22.00? Tambahkan satu kalimat.",
        mention=[article.writer],
    )
