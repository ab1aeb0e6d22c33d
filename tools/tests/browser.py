"""A headless Chromium for tests of what is seen."""

import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

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


@contextmanager
def chromium():
    """A browser with a profile of its own."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "no Chromium or Chrome found; install it (on Debian: apt install chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
