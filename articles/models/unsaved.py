"""What is being typed right now: open forms, and who sits before them. Nothing here is an article's text."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Autosave(models.Model):
    """The fields of one open form as last heard of; `None` once the form was saved properly, so that a late
    message over a slow line brings nothing back.

    `page` is made by the browser for each form it opens. `article` is empty for a text never saved yet.
    """

    page = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="autosaves"
    )
    # Of the article when the form was opened; 0 for a new one.
    version = models.PositiveIntegerField(default=0)
    fields = models.JSONField(null=True, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["user", "article", "-saved_at"], name="autosave_of_user")]

    def __str__(self):
        return f"{self.article_id or 'baru'} {self.user_id}"


class Presence(models.Model):
    """One open form; not there any more when it has not been heard of for a minute."""

    page = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    may_write = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["article", "-seen_at"], name="presence_by_article")]

    def __str__(self):
        return f"{self.article_id} {self.user_id}"
