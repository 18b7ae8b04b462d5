"""The picture that a link to an article without a photo shows elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.storage import random_picture_name


class ShareCard(models.Model):
    """Drawn from headline, office and accent; `key` is a digest of them, so that a change of one draws it anew."""

    article = models.OneToOneField("articles.Article", models.CASCADE, related_name="share_card")
    key = models.CharField(max_length=64)
    file = models.FileField(upload_to=random_picture_name, max_length=120, unique=True)

    class Meta:
        verbose_name = _("kartu berbagi")
        verbose_name_plural = pgettext_lazy("jamak", "kartu berbagi")

    def __str__(self):
        return str(self.file)
