"""Figures of clean rich text as readers see them. Works on the tree; what is unknown prints nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from lxml import etree

from newsroom.figures import ATTACHMENT, GALLERY, PICTURE, PICTURE_LAYOUTS, VIDEO, number_of
from newsroom.markup_tree import Element, is_blank, parent_of, text_of
from newsroom.picture_element import Figure, Paper, Picture
from newsroom.videos import VIDEO_HOSTS, read_video

# How wide a picture is: beside the text, in it, in a gallery. The widths are those of static/css/site.css.
_NARROW = "(min-width: 40rem) 18rem, 94vw"
_WIDE = "(min-width: 40rem) 38rem, 94vw"
_IN_STRIP = "(min-width: 40rem) 30rem, 82vw"


@dataclass(frozen=True)
class Library:
    """What numbers in a text stand for, and whose videos are shown."""

    figures: Mapping[int, Figure] = field(default_factory=dict)
    papers: Mapping[int, Paper] = field(default_factory=dict)
    video_hosts: Collection[str] = ()


def print_figures(root: Element, library: Library) -> None:
    for stored in root.findall("figure"):
        printed = _printed(stored, library)
        if printed is None:
            root.remove(stored)
        else:
            root.replace(stored, printed)
    for source in root.findall(".//blockquote/p[@class='sumber']"):
        _print_source(source)


def _printed(stored: Element, library: Library) -> Element | None:
    kind, *layouts = stored.get("class", "").split()
    if kind == PICTURE:
        sizes = _NARROW if set(layouts) & set(PICTURE_LAYOUTS) else _WIDE
        return _picture_figure(stored, library.figures, sizes)
    if kind == GALLERY:
        return _gallery(stored, library.figures)
    if kind == VIDEO:
        return _video(stored, library.video_hosts)
    return _attachment(stored, library.papers) if kind == ATTACHMENT else None


def make(tag: str, text: str = "", **attributes: str) -> Element:
    """An element; `class_` is `class`, and `_` in other names is `-`."""
    element = etree.Element(tag)
    element.text = text or None
    for name, value in attributes.items():
        element.set(name.rstrip("_").replace("_", "-"), value)
    return element


def _caption_of(stored: Element) -> Element | None:
    """The text's own words under a figure."""
    caption = stored.find("figcaption")
    return None if caption is None or is_blank(text_of(caption)) else caption


# Pictures


def _known(stored: Element, figures: Mapping[int, Figure]) -> Figure | None:
    image = stored.find("img")
    number = None if image is None else number_of(image, "data-gambar")
    return None if number is None else figures.get(number)


def _picture_figure(stored: Element, figures: Mapping[int, Figure], sizes: str) -> Element | None:
    known = _known(stored, figures)
    if known is None:
        return None
    figure = make("figure", class_=stored.get("class", PICTURE))
    figure.append(_picture(known.picture, sizes))
    if (caption := _caption(stored, known)) is not None:
        figure.append(caption)
    return figure


def _picture(picture: Picture, sizes: str) -> Element:
    whole = make("picture")
    for source in picture.sources:
        whole.append(make("source", type=source.type, srcset=source.srcset, sizes=sizes))
    # Before `src`, or a browser begins to load what is not wanted yet.
    image = make("img", loading="lazy", decoding="async", src=picture.src)
    if picture.srcset:
        image.set("srcset", picture.srcset)
        image.set("sizes", sizes)
    image.set("width", str(picture.width))
    image.set("height", str(picture.height))
    image.set("alt", picture.alt)
    whole.append(image)
    return whole


def _caption(stored: Element, known: Figure) -> Element | None:
    """The text's words, else the library's; the credit always."""
    caption = _caption_of(stored)
    if caption is None:
        caption = make("figcaption", known.caption)
    if known.credit:
        credit = make("span", _("Foto: %(credit)s") % {"credit": known.credit}, class_="credit")
        if len(caption):
            caption[-1].tail = (caption[-1].tail or "") + " "
        elif caption.text:
            caption.text += " "
        caption.append(credit)
    return caption if len(caption) or caption.text else None


def _gallery(stored: Element, figures: Mapping[int, Figure]) -> Element | None:
    pictures = [
        (one, known) for one in stored.findall("figure") if (known := _known(one, figures)) is not None
    ]
    if not pictures:
        return None
    gallery = make("figure", class_=GALLERY)
    label = _("Galeri, %(number)d foto. Geser ke samping.") % {"number": len(pictures)}
    strip = make("div", class_="strip", role="region", aria_label=label, tabindex="0")
    row = etree.SubElement(strip, "ul")
    for number, (one, known) in enumerate(pictures, start=1):
        figure = _picture_figure(one, figures, _IN_STRIP)
        if figure is not None:
            _link_to_full(figure, known, number, len(pictures))
            etree.SubElement(row, "li").append(figure)
    gallery.append(strip)
    if (caption := _caption_of(stored)) is not None:
        gallery.append(caption)
    return gallery


def _link_to_full(figure: Element, known: Figure, number: int, count: int) -> None:
    if not known.full:
        return
    place = {"number": number, "count": count, "picture": known.picture.alt}
    label = (
        _("Foto %(number)d dari %(count)d, ukuran penuh: %(picture)s")
        if known.picture.alt
        else _("Foto %(number)d dari %(count)d, ukuran penuh")
    )
    link = make("a", href=known.full, aria_label=label % place)
    link.append(figure[0])
    figure.insert(0, link)


# Videos, attachments, quotes


def _video(stored: Element, allowed: Collection[str]) -> Element | None:
    named = stored.get("data-video", "")
    read = read_video(named)
    if read is None:
        return None
    host, key = read
    caption = _caption_of(stored)
    title = "" if caption is None else " ".join(text_of(caption).split())
    there = {"host": host.name}
    link = make("a", _("Tonton di %(host)s") % there, href=host.page.format(key=key))
    if named.partition(":")[0] not in {*VIDEO_HOSTS} & {*allowed}:
        line = make("p", f"{title}: " if title else "", class_="tautan-video")
        line.append(link)
        return line
    figure = make("figure", class_=VIDEO)
    screen = etree.SubElement(figure, "div")
    screen.set("class", "layar")
    screen.append(make("p", _("Video %(host)s") % there, class_="nama"))
    label = title or _("Video %(host)s") % there
    button = make(
        "button", _("Putar video"), type="button", hidden="", data_player=host.player.format(key=key)
    )
    button.set("data-title", label)
    screen.append(button)
    screen.append(link)
    screen.append(make("p", _("%(host)s baru dihubungi bila Anda memutar atau membukanya.") % there))
    if caption is not None:
        figure.append(caption)
    return figure


def _attachment(stored: Element, papers: Mapping[int, Paper]) -> Element | None:
    number = number_of(stored, "data-dokumen")
    paper = None if number is None else papers.get(number)
    if paper is None:
        return None
    caption = _caption_of(stored)
    line = make("p", class_=ATTACHMENT)
    label = paper.title if caption is None else " ".join(text_of(caption).split())
    link = make("a", label, href=paper.href, download="", type="application/pdf")
    link.tail = " "
    line.append(link)
    extent = {"pages": paper.pages, "size": filesizeformat(paper.size)}
    line.append(make("span", _("PDF, %(pages)d halaman, %(size)s") % extent, class_="quiet"))
    return line


def _print_source(source: Element) -> None:
    """A quote whose source is named is a figure, and the source its caption."""
    quote = parent_of(source)
    figure = make("figure", class_="kutipan")
    quote.addprevious(figure)
    figure.tail, quote.tail = quote.tail, None
    figure.append(quote)
    source.tag = "figcaption"
    source.attrib.clear()
    figure.append(source)
