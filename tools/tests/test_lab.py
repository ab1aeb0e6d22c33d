"""What a learner sees: JupyterLab in a browser, notebook 01, all cells run."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from conftest import ROOT
from lesson_notebooks import LEARNER, lesson_sources, solution_notebook
from lesson_source import is_exercise, read_lesson
from playwright.sync_api import expect, sync_playwright

LESSON = read_lesson(lesson_sources()[0]) if lesson_sources() else None
NOTEBOOK = LEARNER / f"{LESSON.path.stem}.ipynb" if LESSON else None
SCREENSHOTS = ROOT / "build" / "screenshots"
TOKEN = "for-the-test-only"
BROWSERS = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="module")
def lab():
    """./workbook itself serves; afterwards the notebook is as it was."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    before = NOTEBOOK.read_bytes()
    log = (ROOT / "build" / "lab.log").open("wb")
    server = subprocess.Popen(
        [ROOT / "workbook", "--no-browser", "--port", str(port), "--ip", "127.0.0.1"],
        env={**os.environ, "JUPYTER_TOKEN": TOKEN},
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        wait_for(f"{url}/api/status?token={TOKEN}", server)
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
        log.close()
        NOTEBOOK.write_bytes(before)


def wait_for(url, server):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert server.poll() is None, "JupyterLab has ended; see build/lab.log"
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail("JupyterLab did not answer within 60 s; see build/lab.log")


@pytest.fixture(scope="module")
def page(lab):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert browser, "no Chromium or Chrome found; install it (on Debian: apt install chromium)"
    with sync_playwright() as playwright:
        context = playwright.chromium.launch(executable_path=browser, args=QUIET).new_context(
            viewport={"width": 1280, "height": 1600}
        )
        page = context.new_page()
        page.goto(f"{lab}/lab/tree/{NOTEBOOK.name}?token={TOKEN}")
        page.locator(".jp-Notebook").wait_for(timeout=60_000)
        yield page
        context.close()


def run_all(page):
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    # a cell that waits or runs shows [*]
    page.wait_for_function("document.querySelectorAll('.jp-OutputArea-output').length > 0", timeout=60_000)
    expect(page.locator(".jp-InputPrompt", has_text="[*]")).to_have_count(0, timeout=120_000)


def screenshot(page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def write_solutions(page):
    """Fills in each exercise as a learner does: click into the cell, replace its text."""
    solved = {cell.id: cell.source for cell in solution_notebook(LESSON).cells}
    stubs = {cell.metadata["grade_id"] for cell in LESSON.cells if is_exercise(cell)}
    for exercise in sorted(stubs):
        instruction = re.search(r'UnsupportedOperationException\("(.{10})', source_of(exercise))[1]
        editor = page.locator(".jp-CodeCell .cm-content", has_text=instruction).first
        editor.scroll_into_view_if_needed()
        editor.click()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.insert_text(solved[exercise])


def source_of(grade_id):
    return next(cell.source for cell in LESSON.cells if cell.metadata.get("grade_id") == grade_id)


def test_run_all_shows_timelines_and_unsolved_exercises(page):
    run_all(page)
    expect(page.locator(".jp-OutputArea-output svg").first).to_be_visible()
    expect(page.locator(".jp-OutputArea-output", has_text="UnsupportedOperationException")).to_have_count(0)
    page.locator(".jp-OutputArea-output svg").first.scroll_into_view_if_needed()
    screenshot(page, "timeline")


def test_solved_exercises_pass(page):
    write_solutions(page)
    run_all(page)
    expect(page.locator(".jp-OutputArea-output", has_text="passed").last).to_be_visible()
    page.locator(".jp-OutputArea-output", has_text="passed").last.scroll_into_view_if_needed()
    screenshot(page, "check")
