"""What every report has: the office's letterhead, its number, and the moment of its numbers."""

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import PIL.Image
from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.template.loader import render_to_string
from django.urls import reverse
from PIL import ImageOps

from articles.models import Office, Report
from newsroom import accent, typesetting

logger = logging.getLogger(__name__)

# A picture on paper is at most 17 cm wide: some 110 dots an inch, and 60 kB.
PICTURE_SIDE = 760
LOGO_SIDE = 320
# All the pictures of one document.
MOST_PICTURES = 300

_OPENED = ["JPEG", "WEBP", "PNG"]


class BareNames(Storage):
    """Gives files their own names as addresses, by which `Paper.picture` finds them."""

    def url(self, name: str | None) -> str:
        return str(name)


@dataclass
class Paper:
    """A document in the making: its words, and the files that it shows by name."""

    report: Report
    office: Office
    now: datetime
    files: dict[str, bytes] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    @property
    def site(self) -> str:
        return str(settings.NEWSROOM_SITE_URL)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.office.zone).date()

    def picture(self, stored: str) -> str:
        """The address in this document of the stored picture of that name, drawn small; `""` where it cannot be."""
        return self._handed(stored, lambda drawn: _jpeg(drawn, PICTURE_SIDE), "jpg")

    def logo(self) -> str:
        name = str(self.office.logo.name or "")
        return self._handed(name, lambda drawn: _png(drawn, LOGO_SIDE), "png") if name else ""

    def html(self, template: str, context: dict[str, Any]) -> str:
        frame = {
            "report": self.report,
            "office": self.office,
            "zone_name": self.office.zone_name,
            "now": self.now,
            "logo": self.logo(),
            "font": typesetting.SCHEME + typesetting.FONT,
            "accent": accent.shades(self.office.accent)[0],
            "site": self.site,
            "site_name": urlsplit(self.site).netloc,
            "counting": absolute(reverse("articles:how_we_count")),
            "minutes": int(settings.READ_WINDOW.total_seconds() // 60),
        }
        return render_to_string(template, {**frame, **context})

    def _handed(self, stored: str, draw: Callable[[PIL.Image.Image], bytes], suffix: str) -> str:
        if stored in self._names:
            return self._names[stored]
        name = ""
        if len(self.files) < MOST_PICTURES:
            try:
                with default_storage.open(stored) as file, PIL.Image.open(file, formats=_OPENED) as opened:
                    data = draw(opened)
            except (OSError, ValueError, SyntaxError, PIL.Image.DecompressionBombError):
                logger.warning("A report goes without %s.", stored, exc_info=True)
            else:
                name = f"{len(self.files) + 1}.{suffix}"
                self.files[name] = data
        self._names[stored] = typesetting.SCHEME + name if name else ""
        return self._names[stored]


def _jpeg(opened: PIL.Image.Image, side: int) -> bytes:
    # Of a JPEG only as much is decoded as is needed.
    opened.draft("RGB", (side, side))
    drawn = ImageOps.exif_transpose(opened).convert("RGB")
    drawn.thumbnail((side, side))
    output = io.BytesIO()
    drawn.save(output, "JPEG", quality=76, optimize=True)
    return output.getvalue()


def _png(opened: PIL.Image.Image, side: int) -> bytes:
    drawn = opened.convert("RGBA")
    drawn.thumbnail((side, side))
    output = io.BytesIO()
    drawn.save(output, "PNG", optimize=True)
    return output.getvalue()


def absolute(path: str) -> str:
    return settings.NEWSROOM_SITE_URL + path
