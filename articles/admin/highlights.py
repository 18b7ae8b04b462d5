"""Our news in other media, and the story that leads the home page."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import CHANGE
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from articles.admin.careful import CarefulAdmin, CarefulForm
from articles.admin.confirmation import confirm
from articles.admin.desk_request import DeskRequest
from articles.journal import record
from articles.models import Article, FeaturedSlot, MediaHighlight


@admin.register(MediaHighlight)
class MediaHighlightAdmin(CarefulAdmin):
    saves_live = True
    fieldsets = [(None, {"fields": ["outlet", "title", "url", "date", "article", "is_public"]})]
    autocomplete_fields = ["article"]
    list_display = ["title", "outlet", "date", "article", "is_public"]
    list_filter = ["is_public"]
    list_select_related = ["article"]
    date_hierarchy = "date"
    search_fields = ["title", "outlet"]
    ordering = ["-date", "-pk"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.visible_to(request.user, request.now).filter(replaces=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class FeaturedSlotForm(CarefulForm):
    now: datetime

    def clean_article(self):
        article = self.cleaned_data["article"]
        if not (article.is_public(self.now) or article.is_scheduled(self.now)):
            raise forms.ValidationError(_("Pilih berita yang sedang terbit atau sudah dijadwalkan."))
        return article

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until <= self.now:
            raise forms.ValidationError(_("Pilih waktu yang belum lewat."))
        return until


@admin.register(FeaturedSlot)
class FeaturedSlotAdmin(CarefulAdmin):
    form = FeaturedSlotForm
    saves_live = True
    fieldsets = [(None, {"fields": ["article", "until"]})]
    autocomplete_fields = ["article"]
    actions = None
    actions_detail = ["clear_slot"]

    def get_object(self, request, object_id, from_field=None):
        """The one row, or an unsaved one where none is set."""
        if object_id != "1":
            return None
        return FeaturedSlot.objects.select_related("article").filter(pk=1).first() or FeaturedSlot()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.now = request.now
        form.base_fields["until"].help_text = _(
            "Waktu %(zone)s. Setelah itu berita terbaru kembali memimpin beranda."
        ) % {"zone": request.office.zone_name}
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.visible_to(request.user, request.now).filter(replaces=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """Cleared by a verb that says what leads instead."""
        return False

    def get_actions_detail(self, request, object_id):
        may = request.user.has_perm("articles.delete_featuredslot") and FeaturedSlot.objects.exists()
        return super().get_actions_detail(request, object_id) if may else []

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:articles_featuredslot_change", args=[1]))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        slot = FeaturedSlot.objects.select_related("article").filter(pk=1).first()
        context = {
            "show_save_and_continue": False,
            "notice": state_of(slot, request.now, request.office.zone_name),
            **(extra_context or {}),
        }
        return super().changeform_view(request, object_id, form_url, context)

    def save_model(self, request, obj, form, change):
        obj.set_by = request.user
        super().save_model(request, obj, form, change)

    def response_change(self, request, obj):
        """Stay on the form: there is no list to go back to."""
        request.POST = request.POST.copy()
        request.POST["_continue"] = "1"
        return super().response_change(request, obj)

    @action(description=gettext_lazy("Kosongkan"), url_path="kosongkan", icon="star_half")
    def clear_slot(self, request: DeskRequest, object_id: str) -> HttpResponse:
        if not request.user.has_perm("articles.delete_featuredslot"):
            raise PermissionDenied
        slot = FeaturedSlot.objects.select_related("article").filter(pk=1).first()
        if slot is None:
            raise Http404

        def act(chosen: dict[str, Any]) -> str:
            with transaction.atomic():
                sentence = _("Dikosongkan; sebelumnya “%s”.") % slot.article
                by, now = request.user, request.now
                record(slot, verb="clear_slot", flag=CHANGE, sentence=sentence, by=by, now=now)
                FeaturedSlot.objects.all().delete()
            return _("Berita terbaru kembali memimpin beranda.")

        return confirm(
            self,
            request,
            title=_("Kosongkan berita utama beranda"),
            sentences=[_("“%s” tidak lagi memimpin; berita terbaru menggantikannya.") % slot.article],
            submit=_("Kosongkan"),
            back=reverse("admin:articles_featuredslot_change", args=[1]),
            form=forms.Form(request.POST if request.method == "POST" else None),
            act=act,
        )


def state_of(slot: FeaturedSlot | None, now: datetime, zone_name: str) -> str:
    """Who leads the home page, as a sentence. Needs `article`; times are in the zone in force."""
    if slot is None:
        return _("Belum ada yang dipilih: berita terbaru memimpin beranda.")
    words = {"article": slot.article, "until": _at(slot.until, zone_name)}
    if slot.until <= now:
        return _("“%(article)s” memimpin sampai %(until)s. Kini berita terbaru kembali memimpin.") % words
    if slot.article.is_scheduled(now):
        return _("“%(article)s” memimpin beranda sejak terbit sampai %(until)s.") % words
    return _("“%(article)s” memimpin beranda sampai %(until)s.") % words


def _at(moment: datetime, zone_name: str) -> str:
    return f"{date_format(localtime(moment), 'j F Y, H.i')} {zone_name}"
