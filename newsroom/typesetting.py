"""HTML as a PDF. The only module that names WeasyPrint, which works in a confined process (`newsroom.confined`).

It gets what it is handed and nothing else: every address but those of the handed files is refused, so neither a text
nor a style sheet can make the server look at its own disk or network. Its libraries (Pango, HarfBuzz) are looked for
only there, so a site without them runs, and says what is missing when a document is asked for.

Knows no Django: the child imports this module.
"""

import hashlib
import importlib
import io
import logging
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsroom import confined

# Handed files are at `handed:<name>`.
SCHEME = "handed:"
FONT = "SourceSerifPro-Bold.ttf"
_FONTS = Path(__file__).resolve().parent / "fonts"
_PAGE, _PDF = "page.html", "page.pdf"

# Ten times what a hundred snapshots took (docs/operations.md).
BOUNDS = confined.Bounds(
    queue="typesetting-",
    memory=768 * 1024 * 1024,
    addresses=2560 * 1024 * 1024,
    seconds=150,
    grace=60,
)


class Untypeset(Exception):  # noqa: N818  it is an answer, not a fault
    """`reason` is `libraries` (they are not installed), `large` (beyond memory or time), `busy` or `failed`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def to_pdf(html: str, files: Mapping[str, bytes], *, base: str) -> bytes:
    """`html` on paper, tagged for screen readers. `files` by name; `base` is what links without a host lead to.

    Some 1.2 s beside the work itself. Raises Untypeset.
    """
    with confined.workplace(_packed(html, files)) as (path_in, folder_out):
        try:
            confined.run(__name__, "typeset", path_in, folder_out, bounds=BOUNDS, base=base)
        except confined.Unreadable as ended:
            raise Untypeset({"time": "large", "memory": "large"}.get(ended.reason, ended.reason)) from ended
        except confined.Refused as refused:
            raise Untypeset(refused.reason) from refused
        return (folder_out / _PDF).read_bytes()


def _packed(html: str, files: Mapping[str, bytes]) -> io.BytesIO:
    """Page and files as one. Pictures and fonts are not pressed again."""
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr(_PAGE, html)
        archive.write(_FONTS / FONT, f"files/{FONT}")
        for name, data in files.items():
            archive.writestr(f"files/{name}", data)
    return pack


def typeset(path_in: Path, folder_out: Path, *, base: str) -> dict[str, int]:
    """In the child: the pack's page as a PDF in `folder_out`. Returns the number of pages."""
    try:
        weasyprint = importlib.import_module("weasyprint")
    except OSError as error:
        raise confined.Refused("libraries") from error
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    with zipfile.ZipFile(path_in) as pack:
        page = pack.read(_PAGE)
        document = weasyprint.HTML(
            string=page.decode(), base_url=base, url_fetcher=Handed(pack, weasyprint.urls.URLFetcherResponse)
        ).render(pdf_variant="pdf/ua-1")
        document.write_pdf(
            folder_out / _PDF, pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(page).digest()
        )
    return {"pages": len(document.pages)}


class Handed:
    """What WeasyPrint asks for addresses: it can open nothing but the pack."""

    # Read by WeasyPrint: a file that is not there leaves its place empty.
    _fail_on_errors = False

    def __init__(self, pack: zipfile.ZipFile, answer: Any):
        self._pack, self._answer = pack, answer

    def __call__(self, url: str) -> Any:
        if not url.startswith(SCHEME):
            raise PermissionError(f"Not handed: {url[:200]}")
        return self._answer(url, self._pack.read(f"files/{url.removeprefix(SCHEME)}"))
