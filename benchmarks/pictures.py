"""What a photo costs: `.venv/bin/python -m benchmarks.pictures`, or `make benchmark`.

A made photo of 12 megapixels is read in the confined process and cut into all sizes, each step in a process of its
own; then the largest picture of every kind that is let in is read. `--write` puts the tables into docs/benchmarks.md.
Ends with 1 where a step takes more memory, or making the sizes more processor time, than it may.
"""

import argparse
import io
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import PIL.Image
from PIL import ImageDraw

from newsroom import picture_reading
from tests.png import chunk, png

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- pictures: begin -->", "<!-- pictures: end -->"
MOST_MB = 400
MOST_SECONDS = 2.0
ROUNDS = 3

LARGEST = (8192, 6144)
_PALETTE = chunk(b"PLTE", bytes(range(256)) * 3) + chunk(b"tRNS", bytes(range(256)))
_MEASURE = """
import json, pathlib, re, sys, time
begun, cpu = time.perf_counter(), time.process_time()
{work}
most = re.search(r"VmHWM:\\s+([0-9]+) kB", pathlib.Path("/proc/self/status").read_text())[1]
print(json.dumps([time.perf_counter() - begun, time.process_time() - cpu, int(most) / 1024, told]))
"""
_READ = """
from newsroom import confined, picture_reading
try:
    told = picture_reading.read(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))["width"]
except confined.Refused as refusal:
    told = refusal.reason
"""
_CUT = """
import django; django.setup()
import PIL.Image
from articles.renditions import cuts
drawn = PIL.Image.open(sys.argv[1]).convert("RGB")
begun, cpu = time.perf_counter(), time.process_time()
made = [len(cut.data) for cut in cuts(drawn, (50, 50))]
told = [len(made), sum(made)]
"""


def photo(width: int = 4032, height: int = 3024) -> bytes:
    """Gradients, edges and the grain of a sensor: neither as easy as a drawing nor as hard as noise."""
    across = PIL.Image.linear_gradient("L").resize((width, height))
    around = PIL.Image.radial_gradient("L").resize((width, height))
    blobs = PIL.Image.effect_noise((width // 4, height // 4), 60).resize((width, height))
    picture = PIL.Image.merge(
        "RGB", [PIL.Image.blend(blobs, around, 0.7), PIL.Image.blend(blobs, across, 0.75), around]
    )
    canvas = ImageDraw.Draw(picture)
    for number in range(600):
        left, top, size = number * 2654435761 % width, number * 40503 % height, 10 + number * 97 % 290
        canvas.ellipse(
            (left, top, left + size, top + size // 2),
            (number * 7 % 256, number * 13 % 256, number * 29 % 256),
        )
    grain = PIL.Image.effect_noise((width, height), 18)
    return encoded(PIL.Image.blend(picture, PIL.Image.merge("RGB", [grain] * 3), 0.12), "JPEG", quality=92)


def encoded(picture: PIL.Image.Image, image_format: str, **options: object) -> bytes:
    output = io.BytesIO()
    picture.save(output, image_format, **options)
    return output.getvalue()


def plain(mode: str, size: tuple[int, int] = LARGEST) -> PIL.Image.Image:
    return PIL.Image.linear_gradient("L").resize(size).convert(mode)


WORST: dict[str, Callable[[], bytes]] = {
    "PNG with transparency": lambda: png(*LARGEST, kind=6, channels=4),
    "PNG with transparency, 16 bits": lambda: png(*LARGEST, depth=16, kind=6, channels=4),
    "PNG, 16 bits": lambda: png(*LARGEST, depth=16),
    "PNG, grey, 16 bits": lambda: png(*LARGEST, depth=16, kind=0, channels=1),
    "PNG with a palette and transparency": lambda: png(*LARGEST, kind=3, channels=1, extra=_PALETTE),
    "PNG, a panorama": lambda: png(29_999, 1_700, kind=6, channels=4),
    "JPEG": lambda: encoded(plain("RGB"), "JPEG"),
    "JPEG, CMYK": lambda: encoded(plain("CMYK"), "JPEG"),
    "JPEG, progressive": lambda: encoded(plain("RGB"), "JPEG", progressive=True),
    "WebP with transparency, 12 megapixels": lambda: encoded(
        plain("RGBA", (4032, 3024)), "WEBP", lossless=True, method=0
    ),
}


def measured(work: str, *arguments: str) -> tuple[float, float, float, object]:
    """Seconds by the clock and of processor time, megabytes at most, and what the work said."""
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_PROFILE": "local",
        "MALLOC_ARENA_MAX": "1",
    }
    command = [sys.executable, "-c", _MEASURE.format(work=work), *arguments]
    answer = subprocess.run(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True, check=True)
    return tuple(json.loads(answer.stdout))


def photo_rows(folder: Path) -> tuple[list[str], list[str]]:
    (folder / "photo").write_bytes(photo())
    read = min(measured(_READ, str(folder / "photo"), str(folder)) for _ in range(ROUNDS))
    cut = min(measured(_CUT, str(folder / picture_reading.NAME)) for _ in range(ROUNDS))
    number, size = cut[3]  # type: ignore[misc]
    rows = [
        f"| Reading, 12 megapixels | {read[0]:.1f} | {read[1]:.1f} | {read[2]:.0f} |",
        f"| {number} sizes, {size / 2**20:.1f} MB | {cut[0]:.1f} | {cut[1]:.1f} | {cut[2]:.0f} |",
    ]
    faults = [
        f"{name}: {most:.0f} MB" for name, most in (("reading", read[2]), ("sizes", cut[2])) if most > MOST_MB
    ]
    if cut[1] > MOST_SECONDS:
        faults.append(f"sizes: {cut[1]:.1f} s of processor time")
    return rows, faults


def worst_rows(folder: Path) -> tuple[list[str], list[str]]:
    rows, faults = [], []
    for name, make in WORST.items():
        (folder / "worst").write_bytes(make())
        seconds, cpu, most, told = measured(_READ, str(folder / "worst"), str(folder))
        rows.append(f"| {name} | {seconds:.1f} | {cpu:.1f} | {most:.0f} |")
        if most > MOST_MB or told != picture_reading.LONGEST_SIDE:
            faults.append(f"{name}: {most:.0f} MB, {told}")
    return rows, faults


def report(folder: Path) -> tuple[str, list[str]]:
    photos, faults = photo_rows(folder)
    worst, more = worst_rows(folder)
    head = "| {} | Seconds | Processor, s | Memory at most, MB |\n|---|--:|--:|--:|"
    machine = (
        f"{platform.system()} on {os.cpu_count()} virtual cores, Python {platform.python_version()}, Pillow "
        f"{PIL.__version__}, {time.strftime('%Y-%m-%d')}. Load average at the end: {os.getloadavg()[0]:.1f}."
    )
    tables = [head.format("A photo"), *photos, "", head.format("Read: 50 megapixels as"), *worst]
    return "\n".join([*tables, "", machine]), faults + more


def write_report(text: str) -> None:
    between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    REPORT.write_text(between.sub(lambda _found: f"{BEGIN}\n{text}\n{END}", REPORT.read_text()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text, faults = report(Path(folder))
    print(text)
    if options.write:
        write_report(text)
    print("\n" + ("\n".join(faults) or "Every picture is within its bounds."))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
