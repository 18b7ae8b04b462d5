"""What a `picture` element needs, whoever drew the sizes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One format in all its widths: `srcset` as HTML writes it."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """`src` is the fallback that every browser reads; width and height are those of `src`, in pixels."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A picture of the library where it stands in a text, in its own shape. `credit` names photographer and owner."""

    picture: Picture
    caption: str = ""
    credit: str = ""
    # The largest file, for who wants to look closer.
    full: str = ""


@dataclass(frozen=True)
class Paper:
    """A document of the library where a text offers it. `size` in bytes."""

    href: str
    title: str
    size: int
    pages: int
