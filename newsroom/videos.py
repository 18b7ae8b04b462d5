"""Whose videos a text may show: how their addresses are read, and what is asked of them after a click."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class VideoHost:
    """`key` matches what names a video there; in `page` and `player` it stands for `{key}`."""

    name: str
    key: re.Pattern[str]
    page: str
    player: str
    # Addresses that a person copies, with the key as the one group.
    addresses: tuple[re.Pattern[str], ...]


VIDEO_HOSTS = {
    "youtube": VideoHost(
        "YouTube",
        re.compile(r"[A-Za-z0-9_-]{11}"),
        "https://www.youtube.com/watch?v={key}",
        # Sets no cookie before it plays.
        "https://www.youtube-nocookie.com/embed/{key}",
        (
            re.compile(
                r"https://(?:www\.|m\.)?youtube\.com/watch\?(?:[^#]*&)?v=([A-Za-z0-9_-]{11})(?:[&#].*)?"
            ),
            re.compile(
                r"https://(?:www\.)?youtube\.com/(?:shorts|live|embed)/([A-Za-z0-9_-]{11})(?:[?#].*)?"
            ),
            re.compile(r"https://youtu\.be/([A-Za-z0-9_-]{11})(?:[?#].*)?"),
        ),
    ),
    "vimeo": VideoHost(
        "Vimeo",
        re.compile(r"[1-9][0-9]{5,11}"),
        "https://vimeo.com/{key}",
        "https://player.vimeo.com/video/{key}?dnt=1",
        (
            re.compile(r"https://(?:www\.)?vimeo\.com/([1-9][0-9]{5,11})(?:[?#].*)?"),
            re.compile(r"https://player\.vimeo\.com/video/([1-9][0-9]{5,11})(?:[?#].*)?"),
        ),
    ),
}


def hosts_at_first() -> list[str]:
    return ["youtube"]


def read_video(named: str) -> tuple[VideoHost, str] | None:
    """Host and key of what a text stores as `host:key`; None where it names no video."""
    host, _colon, key = named.partition(":")
    known = VIDEO_HOSTS.get(host)
    return (known, key) if known is not None and known.key.fullmatch(key) else None


def name_video(address: str) -> str:
    """`host:key` of an address that a person copied, or `""`."""
    for host, known in VIDEO_HOSTS.items():
        for pattern in known.addresses:
            if found := pattern.fullmatch(address.strip()):
                return f"{host}:{found.group(1)}"
    return ""


def players() -> list[str]:
    """Where players come from, as a content policy names it."""
    return sorted({"https://" + urlsplit(host.player).netloc for host in VIDEO_HOSTS.values()})
