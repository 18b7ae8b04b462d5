"""PNGs made by hand, as large or as wrong as one likes. Knows no Django."""

import struct
import zlib


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png(
    width: int,
    height: int,
    *,
    depth: int = 8,
    kind: int = 2,
    channels: int = 3,
    extra: bytes = b"",
    rows: int = -1,
) -> bytes:
    """A PNG of any size that is never held whole; `rows` fewer than its height make it a lie."""
    packer, data = zlib.compressobj(1), b""
    if rows:
        row = b"\0" + bytes(range(256)) * (width * channels * depth // 8 // 256 + 1)
        row = row[: 1 + width * channels * depth // 8]
        data = b"".join(packer.compress(row) for _ in range(height if rows < 0 else rows))
    data += packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")
