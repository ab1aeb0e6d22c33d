"""Timelines in a browser: the gallery that the library's tests have written, seen, played, and read aloud."""

import re
import subprocess
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import chromium
from conftest import ROOT
from playwright.sync_api import expect

GALLERY = ROOT / "build" / "gallery"
SCREENSHOTS = ROOT / "build" / "screenshots"
MEGABYTE = 1024 * 1024
# texts as they are drawn, without the room around them
NOTES_IN_THE_WAY = """() => {
    const drawn = element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect();
    };
    const found = [];
    for (const timeline of document.querySelectorAll('.mw-timeline'))
        for (const table of timeline.querySelectorAll('table')) {
            const edge = table.getBoundingClientRect();
            const notes = [...table.querySelectorAll('.mw-note')].map(note => [note.textContent, drawn(note)]);
            notes.forEach(([text, a], i) => {
                if (a.left < edge.left || a.right > edge.right) found.push(`'${text}' is cut off`);
                for (const [other, b] of notes.slice(i + 1))
                    if (a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2)
                        found.push(`'${text}' is drawn over '${other}'`);
            });
        }
    return found;
}"""


@pytest.fixture(scope="module")
def gallery():
    if not (GALLERY / "index.html").exists():
        subprocess.run(["./mvnw", "-q", "test", "-Dtest=GalleryTest", "-pl", "kernel-lib"], cwd=ROOT, check=True)
    return GALLERY


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def open_page(browser, gallery):
    """open_page(name, **options of the context): a page of the gallery that loads nothing and complains of nothing."""
    contexts, complaints = [], []

    def open_page(name, **options):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("request", lambda r: None if r.url.startswith("file:") else complaints.append(f"loads {r.url}"))
        page.goto((gallery / f"{name}.html").as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def said(timeline):
    return timeline.locator(".mw-said")


def shown(locator):
    return [e.is_visible() for e in locator.all()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_gallery_is_accessible(open_page, scheme):
    page = open_page("index", color_scheme=scheme)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"gallery-{scheme}.png", full_page=True)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("width", [500, 800, 1280])
def test_notes_touch_neither_each_other_nor_the_edge(open_page, width):
    page = open_page("index")
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(NOTES_IN_THE_WAY) == []


def test_steps_go_forward_and_back(open_page):
    timeline = open_page("sequence").locator(".mw-timeline")
    posts = timeline.locator("tbody tr").nth(2).locator(".mw-bar")
    expect(posts).to_be_visible()
    timeline.get_by_role("button", name="To the beginning").click()
    expect(said(timeline)).to_have_text("0 ms: main begins (step 1 of 10)")
    expect(posts).to_be_hidden()
    forward = timeline.get_by_role("button", name="One step forward")
    while "main calls fetchPosts(1)" not in said(timeline).text_content():
        forward.click()
    expect(posts).to_be_visible()
    timeline.get_by_role("button", name="One step back").click()
    expect(said(timeline)).to_contain_text("100 ms: main goes on")
    expect(posts).to_be_hidden()
    timeline.get_by_role("button", name="To the end").click()
    expect(posts).to_be_visible()


def test_it_plays_to_the_end_and_can_be_paused(open_page):
    timeline = open_page("together").locator(".mw-timeline")
    timeline.get_by_label("Speed").select_option("4")
    timeline.get_by_role("button", name="Play").click()
    expect(timeline.locator(".mw-cursor")).to_be_visible()
    timeline.get_by_role("button", name="Pause").click()
    now = timeline.locator(".mw-now").text_content()
    time.sleep(0.3)
    assert timeline.locator(".mw-now").text_content() == now
    timeline.get_by_role("button", name="Play").click()
    expect(timeline.get_by_role("button", name="Play")).to_be_visible(timeout=10_000)
    expect(timeline.locator(".mw-now")).to_have_text("150 ms")


def test_several_on_a_page_do_not_disturb_each_other(open_page):
    page = open_page("index")
    first, second = page.locator(".mw-timeline").nth(0), page.locator(".mw-timeline").nth(2)
    before = said(second).text_content()
    first.get_by_role("button", name="To the beginning").click()
    assert said(second).text_content() == before
    expect(second.locator(".mw-cursor")).to_be_hidden()


def test_the_log_advances_with_it(open_page):
    timeline = open_page("caught").locator(".mw-timeline")
    line = timeline.locator(".mw-log li")
    expect(line).to_be_visible()
    timeline.get_by_role("button", name="To the beginning").click()
    expect(line).to_be_hidden()


def test_the_keyboard_alone_suffices(open_page):
    page = open_page("allFails")
    timeline = page.locator(".mw-timeline")
    page.keyboard.press("Tab")
    expect(timeline.get_by_role("button", name="To the beginning")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said(timeline)).to_contain_text("main begins")
    timeline.get_by_label("Virtual time").focus()
    page.keyboard.press("ArrowRight")
    expect(said(timeline)).to_contain_text("main calls fetchUser")
    page.keyboard.press("ArrowLeft")
    expect(said(timeline)).to_contain_text("main begins")
    timeline.get_by_role("button", name="To the end").press("Enter")
    page.keyboard.press("Tab")  # time, speed, then one bar
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    detail = timeline.locator(".mw-detail")
    expect(detail).to_contain_text("main waits for all of fetchUser, fetchPosts, 0–80 ms")
    page.keyboard.press("ArrowDown")
    expect(detail).to_contain_text("fetchUser is in flight, 0–80 ms; rejected: ")
    page.keyboard.press("End")
    expect(detail).to_contain_text("fetchPosts is still running, nobody waits, 80–150 ms")
    page.keyboard.press("Tab")
    expect(timeline.locator("summary")).to_be_focused()


def test_details_follow_the_pointer(open_page):
    timeline = open_page("together").locator(".mw-timeline")
    timeline.locator(".mw-in-flight").first.hover()
    expect(timeline.locator(".mw-detail")).to_contain_text("fetchUser is in flight, 0–100 ms; fulfilled: User[")


def test_reduced_motion_goes_step_by_step(open_page):
    timeline = open_page("sequence", reduced_motion="reduce").locator(".mw-timeline")
    timeline.get_by_label("Speed").select_option("4")
    timeline.get_by_role("button", name="Play").click()
    moments = set()
    while (timeline.locator(".mw-pause")).count():
        moments.add(timeline.locator(".mw-now").text_content())
    assert moments <= {"0 ms", "100 ms", "250 ms"}


def test_without_script_it_is_the_static_picture(open_page):
    timeline = open_page("allFails", java_script_enabled=False).locator(".mw-timeline")
    assert all(shown(timeline.locator(".mw-bar")))
    assert all(shown(timeline.locator(".mw-end svg")))
    expect(timeline.locator(".mw-controls")).to_be_hidden()
    assert timeline.locator(".mw-bar").first.get_attribute("title")


def test_a_sanitizer_leaves_a_table_with_bars(open_page):
    """As an untrusted notebook does, which takes script, style sheets, SVG and unknown attributes away."""
    page = open_page("allFails")
    html = (GALLERY / "allFails.html").read_text(encoding="utf-8")
    html = re.sub(r"<(script|style|svg)\b.*?</\1>", "", html, flags=re.DOTALL)
    html = re.sub(r' (class|role|tabindex|aria-[a-z]+|data-[a-z-]+)="[^"]*"', "", html)
    html = re.sub(r"--[a-z]+:[^;\"]*;?", "", html)
    page.set_content(html)
    expect(page.locator("button").first).to_be_hidden()
    rows = page.locator("tbody tr")
    boxes = [row.locator("td div div").first.bounding_box() for row in rows.all()]
    main, user, posts = boxes
    assert user["width"] == pytest.approx(main["width"], abs=6)
    assert posts["x"] == pytest.approx(user["x"], abs=2)
    expect(rows.nth(1)).to_contain_text("✗ rejected")
    expect(rows.nth(2)).to_contain_text("nobody waits from 80 ms on")


@pytest.mark.parametrize(("theme", "background"), [("true", "rgb(255, 255, 255)"), ("false", "rgb(17, 17, 17)")])
def test_the_notebooks_theme_wins_over_the_systems(open_page, theme, background):
    page = open_page("together", color_scheme="dark" if theme == "true" else "light")
    page.evaluate("theme => document.body.dataset.jpThemeLight = theme", theme)
    expect(page.locator(".mw-timeline")).to_have_css("background-color", background)


def test_ten_thousand_operations_are_small_and_fast(open_page):
    assert (GALLERY / "many.html").stat().st_size < MEGABYTE
    page = open_page("many")
    drawn = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert 0 < drawn < 1000
    expect(page.locator(".mw-timeline")).to_contain_text("rows folded")
