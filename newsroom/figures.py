"""Pictures, galleries, videos and attachments in rich text: where each may stand, and the one form it has.

Picture: `figure.gambar` with `img[data-gambar]` and a caption; gallery: `figure.galeri` with two pictures or more;
video: `figure.video[data-video]`; attachment: `figure.lampiran[data-dokumen]`. Each is a block of its own.
"""

import re
from dataclasses import dataclass

from lxml import etree

from newsroom.markup_tree import (
    DROPPED,
    INLINE,
    LISTS,
    LOOSENED,
    TABLE_PARTS,
    Element,
    is_blank,
    put_behind,
    set_paragraphs,
    sweep,
    take_out,
    write,
)
from newsroom.plaintext import tidy_line
from newsroom.videos import read_video

PICTURE, GALLERY, VIDEO, ATTACHMENT = "gambar", "galeri", "video", "lampiran"
PICTURE_LAYOUTS = ("gambar-kecil", "gambar-kiri", "gambar-kanan")
FIGURE_CLASSES = frozenset({PICTURE, GALLERY, VIDEO, ATTACHMENT, *PICTURE_LAYOUTS})

# Figures within figures; a picture in a gallery has two. What holds more is laid out again for each.
_DEEPEST = 4
# As PostgreSQL holds it.
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
# What the storage names a file, never an address elsewhere.
_OWN_FILE = re.compile(r"/media/(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
_IN_A_LINE = {*INLINE, "b", "i", "br"}
# What a figure may not stand in: it goes behind.
_HOLDERS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "table", "figcaption"),
    *LISTS,
    *TABLE_PARTS,
}


def number_of(element: Element, attribute: str) -> int | None:
    """The library's number in that attribute; None where it is none."""
    number = element.get(attribute, "")
    return int(number) if _NUMBER.fullmatch(number) else None


def is_figure(element: Element, kind: str) -> bool:
    return element.tag == "figure" and kind in element.get("class", "").split()


@dataclass
class _Place:
    """The figure that a walk is in, and in that the outermost element which may hold none."""

    figure: Element | None = None
    holder: Element | None = None


def bring_out(root: Element, *, keep: bool) -> None:
    """Put figures behind what may not hold one, and drop pictures that name none of the library. Linear.

    Without `keep` every picture, video and attachment is dropped.
    """
    places = [_Place()]
    moved: dict[Element, list[Element]] = {}
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        here = places[-1]
        if event == "end":
            if here.figure is element:
                places.pop()
            elif here.holder is element:
                here.holder = None
            continue
        if _is_unwanted(element, keep):
            element.tag = DROPPED
            walk.skip_subtree()
        elif element.tag == "figure" and len(places) > _DEEPEST:
            element.tag = LOOSENED
        elif element.tag in ("img", "figure"):
            if here.holder is not None:
                moved.setdefault(here.holder, []).append(element)
            if element.tag == "figure":
                places.append(_Place(element))
        else:
            _fit_caption(element, here)
            if here.holder is None and element.tag in _HOLDERS:
                here.holder = element
    for holder, elements in moved.items():
        put_behind(holder, [take_out(element) for element in elements])


def _is_unwanted(element: Element, keep: bool) -> bool:
    if element.tag == "img":
        return not keep or number_of(element, "data-gambar") is None
    return (
        not keep and element.tag == "figure" and any(str(value).strip() for value in element.attrib.values())
    )


def _fit_caption(element: Element, here: _Place) -> None:
    """A caption belongs to a figure, and holds nothing but words in a line."""
    if element.tag == "figcaption" and (here.figure is None or here.holder is not None):
        element.tag = "p"
    if here.holder is not None and here.holder.tag == "figcaption":
        if element.tag == "hr":
            element.tag = DROPPED
        elif element.tag not in _IN_A_LINE:
            element.text = " " + (element.text or "")
            element.tail = " " + (element.tail or "")
            element.tag = LOOSENED


def settle(figure: Element) -> None:
    """Give `figure` its form, and put behind it what it may not hold. One that shows nothing of the library
    becomes a paragraph, as if it were a `div`, or is marked to go where it says that it is one of ours.
    """
    sweep(figure)
    kinds = figure.get("class", "").split()
    videos = figure.get("data-video", "")
    document = number_of(figure, "data-dokumen")
    pictures, captions = _taken_out(figure)
    set_paragraphs(figure)
    others = list(figure)
    if read_video(videos):
        _lay(figure, [("class", VIDEO), ("data-video", videos)], [_joined(captions)])
    elif document is not None:
        _lay(figure, [("class", ATTACHMENT), ("data-dokumen", str(document))], [_joined(captions)])
    elif len(pictures) > 1:
        _lay_gallery(figure, pictures, captions)
        pictures = []
    elif pictures:
        _lay_picture(figure, pictures.pop(), kinds, captions)
    elif {VIDEO, ATTACHMENT, PICTURE, GALLERY} & set(kinds):
        figure[:] = []
        figure.tag = DROPPED
    else:
        _become_paragraph(figure, captions)
        return
    put_behind(figure, [*pictures, *others])


def wrap_picture(image: Element) -> None:
    """Give a picture that stands alone its figure."""
    figure = etree.Element("figure")
    image.addprevious(figure)
    figure.tail, image.tail = image.tail, None
    _lay(figure, [("class", PICTURE)], [_tidy_image(image), etree.Element("figcaption")])


def _taken_out(figure: Element) -> tuple[list[Element], list[Element]]:
    """Pictures and captions of `figure`, galleries in it dissolved; what remains in it is anything else."""
    pictures, captions = [], []
    for child in list(figure):
        if child.tag == "figcaption":
            captions.append(take_out(child))
        elif child.tag == "img":
            picture = etree.Element("figure")
            _lay(picture, [("class", PICTURE)], [_tidy_image(take_out(child)), etree.Element("figcaption")])
            pictures.append(picture)
        elif is_figure(child, PICTURE):
            pictures.append(take_out(child))
        elif is_figure(child, GALLERY):
            gallery = take_out(child)
            captions += gallery.findall("figcaption")
            pictures += gallery.findall("figure")
    sweep(figure)
    return pictures, captions


def _lay(figure: Element, attributes: list[tuple[str, str]], children: list[Element]) -> None:
    figure[:] = children
    figure.text = None
    write(figure, attributes)


def _lay_picture(figure: Element, picture: Element, kinds: list[str], captions: list[Element]) -> None:
    layouts = [kind for kind in [*kinds, *picture.get("class", "").split()] if kind in PICTURE_LAYOUTS]
    image, caption = picture
    if _is_empty(caption):
        caption = _joined(captions)
    _lay(figure, [("class", " ".join([PICTURE, *layouts[:1]]))], [image, caption])


def _lay_gallery(figure: Element, pictures: list[Element], captions: list[Element]) -> None:
    for picture in pictures:
        write(picture, [("class", PICTURE)])
    caption = _joined(captions)
    _lay(figure, [("class", GALLERY)], pictures if _is_empty(caption) else [*pictures, caption])


def _become_paragraph(figure: Element, captions: list[Element]) -> None:
    figure.tag = "p"
    figure.attrib.clear()
    for caption in captions:
        caption.tag = "p"
        figure.append(caption)


def _tidy_image(image: Element) -> Element:
    address = image.get("src", "")
    shown = [("src", address)] if _OWN_FILE.fullmatch(address) else []
    write(
        image,
        [("data-gambar", image.get("data-gambar", "")), *shown, ("alt", tidy_line(image.get("alt", "")))],
    )
    return image


def _is_empty(caption: Element) -> bool:
    return is_blank(caption.text) and len(caption) == 0


def _joined(captions: list[Element]) -> Element:
    """All captions as one, empty where there is none."""
    whole = etree.Element("figcaption")
    said = [caption for caption in captions if not _is_empty(caption)]
    for caption in said:
        caption.text = ("" if caption is said[0] else " ") + (caption.text or "")
        caption.tag = LOOSENED
    whole[:] = said
    etree.strip_tags(whole, LOOSENED)
    return whole
