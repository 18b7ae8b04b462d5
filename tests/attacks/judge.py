"""What Chromium makes of what is left of an attack: nothing runs, and nothing is there that could."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Dialog, Page, Route

from newsroom.markup import ALLOWED, clean
from newsroom.picture_element import Figure, Paper, Picture
from newsroom.richtext import present

HOST = "https://situs.example"
BATCH = 250
PRINTED = {*ALLOWED, "div", "span", "button", "picture", "source"}
# In elements of ours; `data-` ones name rows, a player and its title.
ATTRIBUTES = {
    *(
        "class",
        "href",
        "src",
        "srcset",
        "sizes",
        "type",
        "alt",
        "width",
        "height",
        "loading",
        "decoding",
        "rel",
    ),
    *("tabindex", "role", "aria-label", "scope", "colspan", "rowspan", "start", "download", "hidden"),
    *("data-gambar", "data-video", "data-dokumen", "data-player", "data-title"),
}
FIGURE = Figure(Picture("/media/a.jpg", "", 16, 9, "Loket"), "Keterangan", "Humas", "/media/a.jpg")
LIBRARY = {
    "figures": dict.fromkeys(range(1, 20), FIGURE),
    "papers": dict.fromkeys(range(1, 20), Paper("/media/a.pdf", "Syarat", 1000, 2)),
    "video_hosts": ["youtube", "vimeo"],
}

_TRAP = """
window.told = [];
window.__ran = () => window.told.push('ran');
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch'])
  window[name] = () => window.told.push(name);
addEventListener('error', event => event.message && window.told.push('error ' + event.message));
"""
_LOOK = """
([tags, attributes]) => {
  const found = [];
  const hosts = new Set([location.host, '']);
  for (const box of document.querySelectorAll('[data-attack]')) {
    for (const element of box.querySelectorAll('*')) {
      const name = element.localName;
      const say = text => found.push([box.dataset.attack, `${name} ${text}`]);
      if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !tags.includes(name)) say('stands');
      for (const { name: attribute, value } of element.attributes) {
        if (!attributes.includes(attribute)) say(`has ${attribute}`);
        const plain = value.replace(/[\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\ufeff]/g, '');
        if (['href', 'src'].includes(attribute) && !/^(https?:|mailto:|tel:)/i.test(new URL(value, location).href))
          say(`leads to ${plain}`);
        if (attribute === 'src' && new URL(value, location).host !== location.host) say(`asks ${value}`);
      }
      for (const type of ['mouseover', 'pointerover', 'focusin', 'toggle', 'load', 'error', 'animationstart'])
        element.dispatchEvent(new Event(type, { bubbles: true }));
      if (name !== 'a' || !element.href.startsWith('http')) element.click();
    }
  }
  const boxes = document.querySelectorAll('body > [data-attack]').length;
  const strays = document.querySelectorAll('body > :not([data-attack])').length;
  return { found, boxes, strays, told: window.told };
}
"""


@dataclass(frozen=True)
class Verdict:
    """`found` are the attack and what it left; `told` is what happened on the page, whoever did it."""

    found: list[tuple[str, str]]
    told: list[str]

    def __bool__(self) -> bool:
        return bool(self.found or self.told)


def as_read(attack: str) -> str:
    return present(attack, dateline="Kota", sign_off="(a/b)", own_host="situs.example", **LIBRARY)


def as_edited(attack: str) -> str:
    """What the editor lays into its page."""
    return clean(attack)


def raw(attack: str) -> str:
    return attack


def judge(browser: Browser, attacks: Sequence[str], dress=as_read) -> Verdict:
    """Look at `attacks`, dressed as a page would show them, without any policy that would hold them back."""
    context = browser.new_context(base_url=HOST, service_workers="block")
    page = context.new_page()
    found, told = [], []
    page.on("dialog", lambda dialog: _dismissed(dialog, told))
    for begin in range(0, len(attacks), BATCH):
        batch = attacks[begin : begin + BATCH]
        seen = _seen(page, [dress(attack) for attack in batch], told)
        found += [(batch[int(number)], what) for number, what in seen["found"]]
        told += seen["told"]
        if (seen["boxes"], seen["strays"]) != (len(batch), 0):
            told.append(f"{seen['boxes']} boxes, {seen['strays']} strays from number {begin}")
    context.close()
    return Verdict(found, told)


def _dismissed(dialog: Dialog, told: list[str]) -> None:
    told.append(f"dialog {dialog.message}")
    dialog.dismiss()


def _seen(page: Page, dressed: list[str], told: list[str]) -> dict:
    boxes = "".join(f'<div data-attack="{number}">{markup}</div>' for number, markup in enumerate(dressed))
    document = f"<!doctype html><meta charset=utf-8><title>x</title><script>{_TRAP}</script><body>{boxes}"

    def answer(route: Route) -> None:
        address = route.request.url
        if address == f"{HOST}/":
            route.fulfill(body=document, content_type="text/html; charset=utf-8")
            return
        if not address.startswith((f"{HOST}/media/", f"{HOST}/favicon")):
            told.append(f"asked {address}")
        route.fulfill(status=200, body="")

    page.unroute_all()
    page.route("**/*", answer)
    page.goto("/", wait_until="load")
    return page.evaluate(_LOOK, [sorted(PRINTED), sorted(ATTRIBUTES)])


def report(verdict: Verdict) -> str:
    lines = [f"{what}: {json.dumps(attack, ensure_ascii=False)[:400]}" for attack, what in verdict.found]
    return "\n".join([*lines[:40], *verdict.told[:40]])
