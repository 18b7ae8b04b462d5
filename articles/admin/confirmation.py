"""The page on which a verb is confirmed."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from articles.admin.desk_request import DeskRequest
from articles.workflow import Refused, note


def confirm(
    desk: ModelAdmin,
    request: DeskRequest,
    *,
    title: str,
    sentences: Sequence[str],
    submit: str,
    back: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    is_danger: bool = False,
    obj: Any = None,
    hidden: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Ask, and on POST do: `act` gets the form's clean data and returns what was done, or raises `Refused`.

    What was chosen stays on the page when the answer is no.
    """
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act(form.cleaned_data))
        except Refused as refused:
            note(request.path, obj, request.user, refused)
            form.add_error(None, str(refused))
        else:
            return HttpResponseRedirect(back)
    context = {
        **desk.admin_site.each_context(request),
        "title": title,
        "opts": desk.opts,
        "original": obj,
        "sentences": sentences,
        "form": form,
        "submit": submit,
        "back": back,
        "is_danger": is_danger,
        "hidden": hidden,
    }
    request.current_app = desk.admin_site.name
    return TemplateResponse(request, "admin/articles/confirmation.html", context)
