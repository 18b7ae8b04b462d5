"""Every public page in a real browser: for everybody, at every width, without a stray request or script."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import program
from tests.look_site import SERVER_ERROR, Site, running

ROOT = Path(__file__).resolve().parent.parent
NPM = ROOT / "var" / "npm" / "node_modules"
PAGE_LIMIT = 60_000
SCRIPT_LIMIT = 5_000
# Statuses that a browser reports on its console though the page means them.
MEANT = re.compile(r"status of (404|410|500)")

# Each test has the database to itself in vain: what the site serves is committed before.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("look")


@pytest.fixture(autouse=True)
def media_root(settings, shelf: Path) -> Path:
    """The pictures of the module's one site."""
    settings.MEDIA_ROOT = shelf
    return shelf


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker, shelf: Path) -> Iterator[Site]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        from django.conf import settings

        patch.setattr(settings, "MEDIA_ROOT", shelf)
        with running() as site:
            yield site


@pytest.fixture(scope="module")
def sightings(site: Site, browser: Browser) -> dict[str, dict[str, Any]]:
    """What was noticed on each page, seen once at 320 px."""
    seen: dict[str, dict[str, Any]] = {}
    with site.visitor(browser, 320) as context:
        for name in site.paths:
            page = context.new_page()
            seen[name] = note = {"console": [], "bytes": 0, "script": 0, "foreign": []}

            def heard(message: Any, note: dict[str, Any] = note) -> None:
                if message.type in ("error", "warning") and not MEANT.search(message.text):
                    note["console"].append(message.text)

            def weighed(request: Any, note: dict[str, Any] = note) -> None:
                if not request.url.startswith(site.url):
                    note["foreign"].append(request.url)
                if request.resource_type != "image":
                    sizes = request.sizes()
                    note["bytes"] += sizes["responseBodySize"] + sizes["responseHeadersSize"]
                    note["script"] += sizes["responseBodySize"] if request.resource_type == "script" else 0

            page.on("console", heard)
            page.on("pageerror", lambda error, note=note: note["console"].append(str(error)))
            page.on("requestfinished", weighed)
            page.goto(site.url + site.paths[name], wait_until="load")
            note["width"] = page.evaluate("document.documentElement.scrollWidth")
            note["large"] = page.evaluate(
                "document.documentElement.style.fontSize = '200%', document.documentElement.scrollWidth"
            )
            page.close()
    return seen


def having(sightings: dict[str, dict[str, Any]], key: str) -> dict[str, Any]:
    return {name: note[key] for name, note in sightings.items() if note[key]}


def test_axe_finds_nothing_on_a_desk_by_day_or_a_phone_by_night(site: Site, browser: Browser):
    script = (NPM / "axe-core" / "axe.min.js").read_text()
    found = {}
    with site.visitor(browser) as context:
        for name in site.paths:
            page = site.open(context, name)
            page.evaluate(script)
            for width, scheme in ((1280, "light"), (360, "dark")):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                for violation in page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]:
                    nodes = [node["html"][:200] for node in violation["nodes"][:3]]
                    found[f"{name}, {width}, {scheme}: {violation['id']}"] = nodes
            page.close()
    assert found == {}


def test_nothing_is_wider_than_a_small_phone(sightings: dict[str, dict[str, Any]]):
    assert {name: note["width"] for name, note in sightings.items() if note["width"] > 320} == {}


def test_text_twice_as_large_still_fits_a_small_phone(sightings: dict[str, dict[str, Any]]):
    assert {name: note["large"] for name, note in sightings.items() if note["large"] > 320} == {}


def test_nothing_breaks_the_content_policy_or_complains(sightings: dict[str, dict[str, Any]]):
    assert having(sightings, "console") == {}


def test_nothing_is_asked_of_another_host(sightings: dict[str, dict[str, Any]]):
    assert having(sightings, "foreign") == {}


def test_a_page_without_its_pictures_is_light(sightings: dict[str, dict[str, Any]]):
    assert {name: note["bytes"] for name, note in sightings.items() if note["bytes"] > PAGE_LIMIT} == {}


def test_the_script_is_tiny(sightings: dict[str, dict[str, Any]]):
    assert 0 < sightings["article"]["script"] < SCRIPT_LIMIT


def test_the_html_is_valid(site: Site, browser: Browser, tmp_path: Path):
    (tmp_path / "server error.html").write_text(render_to_string("500.html"))
    with site.visitor(browser) as context:
        for name, path in site.paths.items():
            if path != SERVER_ERROR:
                (tmp_path / f"{name}.html").write_text(context.request.get(site.url + path).text())
    checker = NPM / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [program("java", "default-jre-headless"), "-jar", str(checker), "--format", "json"]
    files = sorted(map(str, tmp_path.glob("*.html")))
    done = subprocess.run([*command, *files], capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    assert [f"{Path(m['url']).name}: {m['message']}: {m.get('extract', '')}" for m in messages] == []


def test_questions_open_without_javascript(site: Site, browser: Browser):
    with site.visitor(browser, java_script_enabled=False) as context:
        page = site.open(context, "questions")
        expect(page.get_by_text("Jawaban lama.")).to_be_hidden()
        page.get_by_text("Pertanyaan lama?").click()
        expect(page.get_by_text("Jawaban lama.")).to_be_visible()


def test_a_question_addressed_by_its_link_is_open_without_javascript(site: Site, browser: Browser):
    with site.visitor(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url + "/faq/#lama")
        expect(page.get_by_text("Jawaban lama.")).to_be_in_viewport()
        expect(page.get_by_text("Pertanyaan lama?")).to_be_in_viewport()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(site: Site, browser: Browser):
    with site.visitor(browser) as context:
        page = site.open(context, "article")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Langsung ke isi")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_the_keyboard_always_shows_where_it_is(site: Site, browser: Browser):
    outline = "getComputedStyle(document.activeElement).outlineStyle + ' ' + document.activeElement.outerHTML"
    with site.visitor(browser) as context:
        page = site.open(context, "article")
        stops = []
        for _ in range(30):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(outline)[:120])
    assert [stop for stop in stops if stop.startswith("none")] == []


def test_the_current_section_is_in_view_on_a_phone(site: Site, browser: Browser):
    with site.visitor(browser, 320) as context:
        page = context.new_page()
        page.goto(site.url + "/berita/")
        expect(page.locator(".sections [aria-current]")).to_be_in_viewport(ratio=1)


def test_search_is_one_tap_away_on_a_phone(site: Site, browser: Browser):
    with site.visitor(browser, 320, java_script_enabled=False) as context:
        page = site.open(context, "home")
        page.get_by_role("link", name="Cari berita").click()
        expect(page.get_by_role("searchbox")).to_be_visible()


def test_a_video_is_asked_of_its_host_only_once_it_is_wanted(site: Site, browser: Browser):
    with site.visitor(browser) as context:
        asked: list[str] = []
        context.route(
            re.compile(r"^https://"), lambda route: asked.append(route.request.url) or route.abort()
        )
        page = site.open(context, "everything")
        page.locator(".video").scroll_into_view_if_needed()
        assert asked == []
        page.get_by_role("button", name="Putar video").press("Enter")
        player = page.get_by_title("Pembukaan loket.")
        expect(player).to_be_focused()
        assert asked == ["https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"]


def test_a_video_is_one_link_away_without_javascript(site: Site, browser: Browser):
    with site.visitor(browser, java_script_enabled=False) as context:
        page = site.open(context, "everything")
        expect(page.get_by_role("button", name="Putar video")).to_be_hidden()
        link = page.get_by_role("link", name="Tonton di YouTube")
        expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=aqz-KE-bpKQ")


def test_a_gallery_is_moved_by_the_keyboard(site: Site, browser: Browser):
    with site.visitor(browser, 360) as context:
        page = site.open(context, "everything")
        strip = page.get_by_role("region", name="Galeri, 2 foto")
        strip.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.strip').scrollLeft > 0")
        expect(strip.get_by_role("listitem")).to_have_count(2)


def test_numbers_in_a_table_stand_at_the_end_of_their_cell(site: Site, browser: Browser):
    with site.visitor(browser, 1280) as context:
        page = site.open(context, "everything")
        cell = page.get_by_role("cell", name="11")
        assert cell.evaluate("cell => getComputedStyle(cell).textAlign") == "end"
