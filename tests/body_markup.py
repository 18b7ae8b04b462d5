"""What stands in an article's body beside words, as the field stores it."""

VIDEO = '<figure class="video" data-video="youtube:dQw4w9WgXcQ"><figcaption></figcaption></figure>'


def picture(number: int, caption: str = "", layout: str = "") -> str:
    kinds = f"gambar {layout}".strip()
    return (
        f'<figure class="{kinds}"><img data-gambar="{number}" alt="">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def gallery(*parts: str) -> str:
    return f'<figure class="galeri">{"".join(parts)}</figure>'


def attachment(number: int, label: str = "") -> str:
    return f'<figure class="lampiran" data-dokumen="{number}"><figcaption>{label}</figcaption></figure>'
