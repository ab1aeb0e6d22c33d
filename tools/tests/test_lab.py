"""What a learner sees: JupyterLab in a browser, notebook 01, all cells run."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request

import pytest
from browser import chromium
from conftest import ROOT
from lesson_notebooks import LEARNER, learner_notebook, lesson_sources, solution_notebook
from lesson_source import is_exercise, read_lesson
from playwright.sync_api import expect

LESSON = next(read_lesson(path) for path in lesson_sources() if path.name.startswith("01-"))
EXERCISES = [cell for cell in LESSON.cells if is_exercise(cell)]
CODE_CELLS = sum(cell.cell_type == "code" for cell in learner_notebook(LESSON).cells)
NOTEBOOK = LEARNER / f"{LESSON.path.stem}.ipynb"
SCREENSHOTS = ROOT / "build" / "screenshots"
PASSED = re.compile(r": passed \(")
TOKEN = "for-the-test-only"


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
        wait_until(lambda: answers(f"{url}/api/status?token={TOKEN}"), "JupyterLab does not answer")
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
        log.close()
        NOTEBOOK.write_bytes(before)


def answers(url):
    try:
        urllib.request.urlopen(url, timeout=5).close()
        return True
    except OSError:
        return False


def has_kernel(url):
    with urllib.request.urlopen(url, timeout=5) as sessions:
        return any(session["kernel"]["connections"] for session in json.load(sessions))


def wait_until(condition, complaint):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, f"{complaint} after 60 s; see build/lab.log"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def page(lab):
    with chromium() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 1600}).new_page()
        page.goto(f"{lab}/lab/workspaces/test/tree/{NOTEBOOK.name}?reset&token={TOKEN}")
        page.locator(".jp-Notebook").wait_for(timeout=60_000)
        wait_until(lambda: has_kernel(f"{lab}/api/sessions?token={TOKEN}"), "the notebook has no kernel")
        yield page


def run_all(page, times_before=0):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = (times_before + 1) * CODE_CELLS
    expect(page.locator(".jp-InputPrompt", has_text=f"[{last}]:")).to_be_visible(timeout=120_000)


def outputs(page, text):
    return page.locator(".jp-OutputArea-output", has_text=text)


def show(locator):
    locator.scroll_into_view_if_needed()
    expect(locator).to_be_visible()


def screenshot(page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def instruction(exercise):
    return re.search(r'UnsupportedOperationException\("([^"]+)"', exercise.source)[1]


def write_solutions(page):
    """Fills in each exercise as a learner does: click into the cell, replace its text."""
    solutions = {cell.id: cell.source for cell in solution_notebook(LESSON).cells}
    for exercise in EXERCISES:
        editor = page.locator(".jp-CodeCell .cm-content", has_text=instruction(exercise)).first
        editor.scroll_into_view_if_needed()
        editor.click()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.insert_text(solutions[exercise.metadata["grade_id"]])


def test_run_all_shows_timelines_and_what_is_to_do(page):
    run_all(page)
    show(page.locator(".jp-OutputArea-output svg").first)
    screenshot(page, "timeline")
    expect(page.locator(".jp-CodeCell .cm-lineWrapping")).to_have_count(CODE_CELLS)  # a long line is not cut off
    for exercise in EXERCISES:
        show(outputs(page, instruction(exercise)).first)
    expect(outputs(page, PASSED)).to_have_count(0)


def test_solved_exercises_pass(page):
    write_solutions(page)
    run_all(page, times_before=1)
    expect(outputs(page, PASSED)).to_have_count(len(EXERCISES))
    show(outputs(page, PASSED).last)
    screenshot(page, "check")
