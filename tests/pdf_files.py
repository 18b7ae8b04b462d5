"""PDFs written by hand, as tests need them: what a library would refuse to write is the point of most."""

import zlib

AUTHOR = "Budi Penyusun"
PAGE_TEXT = b"BT /F1 24 Tf 72 720 Td (Pedoman layanan) Tj ET"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def packed(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data), b"/Filter /FlateDecode " + extra)


def make_pdf(
    catalog: bytes = b"",
    page: bytes = b"",
    objects: tuple[bytes, ...] = (),
    *,
    info: bytes = b"",
    content: bytes = b"",
    trailer: bytes = b"",
    pages: int = 1,
) -> bytes:
    """One file. `objects` get the numbers from 10 on; `catalog` and `page` are further entries of those."""
    kids = b" ".join(b"%d 0 R" % (1000 + number) for number in range(pages))
    every = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        4: content or stream(PAGE_TEXT),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        6: b"<< " + info + b" >>",
    }
    every |= {10 + number: found for number, found in enumerate(objects)}
    for number in range(pages):
        every[1000 + number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> " + page + b" >>"
        )
    return assemble(every, b"/Root 1 0 R /Info 6 0 R " + trailer)


def assemble(every: dict[int, bytes], trailer: bytes) -> bytes:
    output, places = bytearray(b"%PDF-1.7\n"), {}
    for number, found in every.items():
        places[number] = len(output)
        output += b"%d 0 obj\n%s\nendobj\n" % (number, found)
    start = len(output)
    output += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        output += b"%d 1\n%010d 00000 n \n" % (number, place)
    output += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (max(every) + 1, trailer, start)
    return bytes(output)


def with_packed_objects(objects: bytes) -> bytes:
    """A file whose catalog, object 1, lies in a packed stream of objects."""
    output = bytearray(b"%PDF-1.7\n")
    first = len(output)
    output += b"3 0 obj\n" + packed(objects, b"/Type /ObjStm /N 1 /First 4 ") + b"\nendobj\n"
    second = len(output)
    places = [(2, 3, 0), (1, first, 0), (1, second, 0)]
    table = b"".join(kind.to_bytes(1, "big") + at.to_bytes(4, "big") + b"\0" for kind, at, _index in places)
    head = b"/Type /XRef /Size 5 /W [1 4 1] /Index [1 1 3 1 4 1] /Root 1 0 R"
    output += b"4 0 obj\n" + stream(table, head) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % second
    return bytes(output)
