"""The writing desk."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.models import Article


@admin.register(Article)
class ArticleAdmin(ModelAdmin):
    search_fields = ["headline"]

    def get_queryset(self, request):
        return Article.objects.visible_to(request.user, request.now)
