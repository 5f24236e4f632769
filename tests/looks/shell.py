"""Cards in the pages that Anki's clients lay them into, in headless Chromium.

The desktop page is made of the reviewer's own scripts and styles, which come with the `aqt` wheel
(`pip install --no-deps aqt` is enough); the phone page says what AnkiDroid's says about classes,
margins and night colours. Everything is served from memory and disk: nothing asks the network.
"""

import importlib.util
import mimetypes
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

ORIGIN = "http://anki.test"
DESKTOP, PHONE, NARROW = (900, 700, 1), (412, 732, 2), (320, 600, 2)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MIME = {
    ".woff": "font/woff",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".js": "text/javascript",
}
MATHJAX = """<script src="/_anki/js/mathjax.js"></script>
<script src="/_anki/js/vendor/mathjax/tex-chtml-full.js"></script>"""


def anki_assets():
    """Return the folder of the desktop program's web files; None without the aqt wheel."""
    found = importlib.util.find_spec("_aqt")
    places = (found.submodule_search_locations or []) if found else []
    webs = (Path(place) / "data" / "web" for place in places)
    return next((web for web in webs if web.is_dir()), None)


@contextmanager
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class Shell:
    """One client's reviewer at one size, by day or by night."""

    def __init__(self, browser, media, *, size=DESKTOP, night=False, phone=False, rtl=False):
        width, height, ratio = size
        self.media, self.night, self.phone, self.rtl = media, night, phone, rtl
        self.complaints = []
        self.asked = []
        context = browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=ratio
        )
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.route("**/*", self._serve)
        self.page.goto(f"{ORIGIN}/")

    def show(self, front, back, *, answer):
        """Show one side of a card and wait until it is painted, math included."""
        classes = self._classes()
        if self.phone:
            self.page.evaluate("html => show(html)", back if answer else front)
        elif answer:
            self.page.evaluate("([a, c]) => _showAnswer(a, c)", [back, classes])
        else:
            self.page.evaluate("([q, a, c]) => _showQuestion(q, a, c)", [front, back, classes])
        self.page.wait_for_function("window.settled === undefined || window.settled")
        self.page.evaluate(
            """() => Promise.all([document.fonts.ready, ...[...document.images].map(
                i => i.complete || new Promise(r => { i.onload = i.onerror = r }))])"""
        )
        if re.search(r"\\\(|\\\[", back if answer else front):
            self.page.wait_for_selector(".fg mjx-container")
        self.page.wait_for_timeout(100)

    def close(self):
        self.page.context.close()

    def _classes(self):
        return "card card1 isLin chrome" + (" nightMode night_mode" if self.night else "")

    def _console(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def _serve(self, route):
        url = urlsplit(route.request.url)
        if f"{url.scheme}://{url.netloc}" != ORIGIN:
            self.asked.append(route.request.url)
            route.abort()
            return
        path = unquote(url.path)
        if path == "/":
            route.fulfill(body=self._page(), content_type="text/html; charset=utf-8")
            return
        anki = path.startswith("/_anki/")
        file = anki_assets() / path[7:] if anki else self.media / path[1:]
        if not file.is_file():
            route.fulfill(status=404, body="")
            return
        kind = (
            MIME.get(file.suffix)
            or mimetypes.guess_type(file.name)[0]
            or "application/octet-stream"
        )
        route.fulfill(body=file.read_bytes(), content_type=kind)

    def _page(self):
        return self._phone_page() if self.phone else self._desktop_page()

    def _desktop_page(self):
        canvas = "#2c2c2c" if self.night else "#f5f5f5"
        theme = "dark" if self.night else "light"
        return f"""<!doctype html>
<html class="{"night-mode" if self.night else ""}" dir="{self._dir()}" data-bs-theme="{theme}">
<head><base href="{ORIGIN}/"><link rel="stylesheet" href="/_anki/css/webview.css">
<style>html {{ font-family: "DejaVu Sans", sans-serif }}
body {{ background-color: {canvas} }}</style>
<link rel="stylesheet" href="/_anki/css/reviewer.css">
<script>window.bridgeCommand = window.pycmd = () => {{}};</script></head>
<body class="{self._classes()}">
<script src="/_anki/js/webview.js"></script>{MATHJAX}<script src="/_anki/js/reviewer.js"></script>
<div id="_mark" hidden></div><div id="_flag" hidden></div><div id="qa" dir="auto"></div>
</body></html>"""

    def _dir(self):
        return "rtl" if self.rtl else "ltr"

    def _phone_page(self):
        night = " nightMode night_mode" if self.night else ""
        return f"""<!doctype html>
<html class="mobile android linux js" dir="{self._dir()}"><head>
<style>
body {{ margin: 0.5em 1em; overflow-wrap: break-word; background: white; color: black }}
body.night_mode {{ background-color: black; color: white }}
.chrome img {{ max-width: 100%; max-height: 90% }}
</style>{MATHJAX}</head>
<body class="card card1 chrome{night}"><div id="content" dir="auto"></div>
<script>
async function show(html) {{
  window.settled = false;
  const content = document.getElementById("content");
  content.innerHTML = html;
  if (window.MathJax && MathJax.typesetPromise) {{
    await MathJax.startup.promise;
    await MathJax.typesetPromise([content]);
  }}
  window.scrollTo(0, 0);
  window.settled = true;
}}
</script></body></html>"""


def sides(card):
    """Return front and back of a card as the reviewer puts them into its page."""
    col = card.col
    front, back = card.question(), card.answer()
    return tuple(_with_players(col.media.escape_media_filenames(text)) for text in (front, back))


def _with_players(text):
    return re.sub(r"\[anki:(play:(.):(\d+))\]", _PLAYER, text)


_PLAYER = (
    r'<a class="replay-button soundLink" href="#"><svg class="playImage" viewBox="0 0 64 64">'
    r'<circle cx="32" cy="32" r="29"/><path d="M24,18 L48,32 L24,46 Z"/></svg></a>'
)
