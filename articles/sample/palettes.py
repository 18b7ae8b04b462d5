"""Colours of the sample pictures, by the hour of the day. Few, quiet, and of one family each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    sky: tuple[str, ...]
    sun: str
    far: str
    middle: str
    near: str
    ground: str
    water: tuple[str, str]
    leaf: str
    wall: str
    roof: str
    bright: str
    lit: bool = False


DAWN = Palette(
    sky=("#3f5d84", "#c58d92", "#f6c489", "#fde7bd"),
    sun="#fff0c9",
    far="#9a8aa0",
    middle="#5f6f86",
    near="#34556a",
    ground="#2a4a46",
    water=("#e5b893", "#4f6f88"),
    leaf="#3d6b58",
    wall="#f0dcc0",
    roof="#9a4a3a",
    bright="#f2b35b",
)
NOON = Palette(
    sky=("#5aa3c4", "#9fcfd9", "#e3f0e2"),
    sun="#fff8dc",
    far="#8fb3b8",
    middle="#5c9290",
    near="#3b7a69",
    ground="#7ea25c",
    water=("#7fc0c6", "#2f7f93"),
    leaf="#3f8a5a",
    wall="#f6ead4",
    roof="#b85c3c",
    bright="#f0b847",
)
DUSK = Palette(
    sky=("#2b3560", "#8a4f7c", "#e37f5d", "#f8c77c"),
    sun="#ffe2a6",
    far="#7d5677",
    middle="#503f66",
    near="#322e50",
    ground="#252340",
    water=("#ec9a6c", "#473c6a"),
    leaf="#3a4560",
    wall="#d8a988",
    roof="#5a3350",
    bright="#ffc56b",
    lit=True,
)
NIGHT = Palette(
    sky=("#0e1a33", "#1c3352", "#3c5f78"),
    sun="#f4efd8",
    far="#2a4763",
    middle="#1d3550",
    near="#14273d",
    ground="#0f1d2f",
    water=("#315a75", "#122338"),
    leaf="#24514e",
    wall="#6f7f93",
    roof="#3c3448",
    bright="#ffd27a",
    lit=True,
)
RAIN = Palette(
    sky=("#6b7f8c", "#9fb0b4", "#cbd5d0"),
    sun="#e8eee6",
    far="#8a9ca2",
    middle="#667d86",
    near="#48626c",
    ground="#4c6660",
    water=("#9fb4b8", "#4d6a76"),
    leaf="#4a7064",
    wall="#d9d8cc",
    roof="#86574c",
    bright="#e2a94f",
)
TERRACOTTA = Palette(
    sky=("#e9c9a0", "#f4dfbd", "#fbf0da"),
    sun="#fff7e3",
    far="#d8b08a",
    middle="#b9835f",
    near="#8c5a45",
    ground="#6d4638",
    water=("#8fb3ad", "#4d7f80"),
    leaf="#66804f",
    wall="#f7e6cb",
    roof="#a34a35",
    bright="#e39b3c",
)
