"""The picture library."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.models import Image


@admin.register(Image)
class ImageAdmin(ModelAdmin):
    search_fields = ["caption", "credit", "alt_text"]
