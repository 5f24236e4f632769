"""The preview page, driven as a reader drives it."""

import time
from pathlib import PurePosixPath

import pytest

from flashgen import preview, templates
from flashgen.data import Deck, Episode, Kind, Markdown, MediaFile, Note, Section
from flashgen.diagnostics import Diagnostic, Location, Severity
from tests.unit.test_preview_markdown import a_card

pytestmark = pytest.mark.slow

TEA, POTS = PurePosixPath("notes/tea.md"), PurePosixPath("notes/pots & pans.md")
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs="
PROBLEM = Diagnostic(
    "FG301", Severity.WARNING, Location(TEA, 12), "no file pot.png", "put it beside the note"
)
ELSEWHERE = Diagnostic("FG110", Severity.WARNING, Location(TEA, 1), "the date is no date")
HOSTILE = (
    "<script>document.title = 'owned'</script><img src=x onerror=\"top.document.title='owned'\">"
    '</script><a href="javascript:top.document.title=1">x</a> @data@ \u2028<!-- '
)


def small():
    """A deck of five cards over two notes, with all that the page can show."""
    notes = (
        Note(
            TEA,
            Episode(title="All about tea"),
            (
                Section(Markdown("Leaves"), Location(TEA, 4)),
                Section(Markdown("Water"), Location(TEA, 9)),
            ),
        ),
        Note(POTS, Episode(title="Pots")),
    )
    cards = (
        a_card("What is oolong?", "A half-oxidised tea.", tags=("topic::tea",), line=5, path=TEA),
        a_card(
            "Green tea wants {{c1::80 °C::how hot}}.",
            kind=Kind.CLOZE,
            line=10,
            path=TEA,
            tags=("topic::tea", "topic::water"),
            context="Kettle Hour",
        ),
        a_card("Why not boil?", "It burns.", line=14, path=TEA, tags=("flashgen::weak",)),
        a_card(
            "Which pot?",
            "A gaiwan.",
            path=POTS,
            line=3,
            picture='<img src="pot-1.gif" alt="A pot">[sound:pour-1.mp3]',
            media=(MediaFile("pot-1.gif", PurePosixPath("pot.gif")),),
        ),
        a_card("Hostile?" + HOSTILE, HOSTILE, path=POTS, line=8, tags=("</script>",)),
    )
    media = {"pot-1.gif": DOT, "pour-1.mp3": "data:audio/mpeg;base64,AAAA"}
    return preview.Shown(
        Deck(7, "Drinks::Tea </title>", cards),
        templates.load(),
        notes,
        (PROBLEM, ELSEWHERE),
        media,
        vault="My vault",
        inside="talks",
    )


@pytest.fixture
def opened(browser, tmp_path):
    """Open a preview of decks from the disk, and hold that nothing on it complains."""
    contexts = []

    def opened(*decks, width=1200, night=False):
        path = tmp_path / "preview.html"
        path.write_text(preview.page(decks), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if night else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda asked: page.complaints.extend(_remote(asked.url)))
        page.goto(path.as_uri())
        page.wait_for_selector("#count:not(:empty)")
        return page

    yield opened
    for context in contexts:
        context.close()


def _remote(url):
    return [] if url.startswith(("file:", "data:", "about:", "blob:")) else [url]


def card_text(page):
    return page.frame_locator("#card").locator("body").inner_text()


def front(page):
    return page.locator('.row[aria-selected="true"] b').inner_text()


def test_keys_turn_and_leaf(opened):
    page = opened(small())
    assert page.inner_text("#count") == "5 cards"
    assert "What is oolong?" in card_text(page)
    assert "half-oxidised" not in card_text(page)
    page.keyboard.press(" ")
    assert "A half-oxidised tea." in card_text(page)
    page.keyboard.press("j")
    assert front(page) == "Green tea wants [how hot]."
    assert "Green tea wants [how hot]." in card_text(page)
    page.keyboard.press(" ")
    assert "Green tea wants 80 °C." in card_text(page)
    page.keyboard.press("k")
    assert "half-oxidised" not in card_text(page)
    page.keyboard.press("End")
    assert front(page).startswith("Hostile?")
    assert page.complaints == []


def test_a_click_on_the_card_turns_it(opened):
    page = opened(small())
    page.frame_locator("#card").locator(".question").click()
    assert "A half-oxidised tea." in card_text(page)
    page.click("#flip")
    assert "half-oxidised" not in card_text(page)
    page.click("#next")
    assert front(page).startswith("Green tea")


def test_night_and_phone_are_switches(opened):
    page = opened(small())
    body = page.frame_locator("#card").locator("body")
    colour = "e => getComputedStyle(e).backgroundColor"
    assert body.evaluate(colour) == "rgb(252, 251, 248)"
    page.keyboard.press("n")
    assert body.evaluate(colour) == "rgb(29, 31, 35)"
    page.keyboard.press("p")
    assert page.locator("#card").bounding_box()["width"] == 412
    assert page.get_attribute("#phone", "aria-pressed") == "true"
    page.click("#phone")
    assert page.locator("#card").bounding_box()["width"] > 600


def test_the_page_follows_a_dark_system(opened):
    page = opened(small(), night=True)
    assert page.get_attribute("#night", "aria-pressed") == "true"


def test_filters_narrow_the_list(opened):
    page = opened(small())
    for control, label, count in (
        ("#by-note", "Pots", "2 of 5 cards"),
        ("#by-section", "Water", "2 of 5 cards"),
        ("#by-tag", "topic::water", "1 of 5 cards"),
        ("#by-kind", "Cloze", "1 of 5 cards"),
        ("#by-state", "Weak", "1 of 5 cards"),
        ("#by-state", "With a problem", "1 of 5 cards"),
    ):
        page.select_option(control, label=label)
        assert (control, count) == (control, page.inner_text("#count"))
        page.select_option(control, value="")
    assert page.inner_text("#count") == "5 cards"


def test_the_menu_of_tags_is_sorted_and_has_no_times(opened):
    tags = (("z::last", "timestamp::00h01m00s"), ("a::first",), ("timestamp::00h02m00s",))
    cards = tuple(a_card(f"{one}?", tags=one) for one in tags)
    page = opened(preview.Shown(Deck(7, "Tags", cards), templates.load()))
    assert page.locator("#by-tag option").all_inner_texts() == ["Every tag", "a::first", "z::last"]


def test_search_finds_questions_answers_and_tags(opened):
    page = opened(small())
    page.keyboard.press("/")
    for words, count in (
        ("GAIWAN", "1 of 5"),
        ("tea 80", "1 of 5"),
        ("topic::tea", "2 of 5"),
        ("zzz", "0 of 5"),
    ):
        page.fill("#search", words)
        assert page.inner_text("#count") == f"{count} cards"
    assert page.inner_text(".nothing") == "No card matches."
    assert page.complaints == []


def test_a_problem_stands_beside_its_card(opened):
    page = opened(small())
    page.keyboard.press("j")
    assert "no file pot.png" in page.inner_text("#about")
    assert "hint: put it beside the note" in page.inner_text("#about")
    page.keyboard.press("k")
    assert "no file" not in page.inner_text("#about")
    page.click("#problems")
    assert page.inner_text("#problems") == "2 problems"
    assert "the date is no date" in page.inner_text("#all-problems")
    page.click("#all-problems button")
    assert front(page).startswith("Green tea")


def test_a_card_leads_back_to_its_note_in_obsidian(opened):
    page = opened(small())
    page.keyboard.press("End")
    expected = "obsidian://open?vault=My%20vault&file=talks%2Fnotes%2Fpots%20%26%20pans.md"
    assert page.get_attribute("#about a", "href") == expected
    assert page.inner_text("#about a") == "notes/pots & pans.md:8"


def test_pictures_and_sounds_travel_in_the_page(opened):
    page = opened(small())
    page.fill("#search", "gaiwan")
    page.keyboard.press("Enter")
    page.keyboard.press(" ")
    picture = page.frame_locator("#card").locator("img")
    assert picture.evaluate("e => e.decode().then(() => e.naturalWidth)") == 1
    assert page.frame_locator("#card").locator("audio").count() == 1
    assert page.complaints == []


def test_no_text_of_a_note_runs_or_breaks_the_page(opened):
    page = opened(small())
    page.keyboard.press("End")
    page.keyboard.press(" ")
    page.wait_for_timeout(200)
    page.frame_locator("#card").locator("a").first.click()
    page.wait_for_timeout(200)
    assert page.title() == "Drinks::Tea </title>"
    assert page.complaints == []


def test_a_link_names_a_card(opened):
    page = opened(small())
    page.keyboard.press("j")
    page.reload()
    page.wait_for_selector("#count:not(:empty)")
    assert front(page).startswith("Green tea")


def test_several_decks_share_a_page(opened):
    other = preview.Shown(Deck(8, "Other", (a_card("Only?", "One."),)), templates.load())
    page = opened(small(), other)
    page.select_option("#by-deck", label="Other")
    assert page.inner_text("#count") == "1 of 6 cards"


def test_an_empty_deck_says_so(opened):
    page = opened(preview.Shown(Deck(8, "Empty", ()), templates.load()))
    assert page.inner_text(".nothing") == "This deck has no cards."
    assert page.complaints == []


def test_the_page_fits_a_phone(opened):
    page = opened(small(), width=360)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 360


FORMULAS = {
    r"k = A\,e^{-E_a/(RT)}": "msup",
    r"\frac{1}{2} + \tfrac12": "mfrac",
    r"\sqrt[3]{x} \le \sqrt{y}": "mroot",
    r"\left(\frac{a}{b}\right)^2": "mo[stretchy]",
    r"x_i^2 + f'(x)": "msubsup",
    r"\mathbb{R} \ni \hat{\theta}": "mover",
    r"P(\text{rain} \mid \text{cloud})": "mtext",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}": "mtd",
    r"|\psi\rangle = \mathrm{H}|0\rangle": "mi[mathvariant]",
    r"a < b > c \& d": "mo",
}


@pytest.mark.parametrize(("tex", "drawn"), FORMULAS.items())
def test_a_formula_is_drawn(opened, tex, drawn):
    text = tex.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = preview.Shown(Deck(7, "Math", (a_card(rf"What is \({text}\)?"),)), templates.load())
    page = opened(shown)
    assert page.frame_locator("#card").locator(f"math {drawn}").count() > 0
    assert page.complaints == []


UNKNOWN = (r"\frac{1}", r"{x", r"x}", r"\unknown{x}", r"\begin{matrix} a", "^")


@pytest.mark.parametrize("tex", UNKNOWN)
def test_a_formula_that_is_not_understood_stays_as_written(opened, tex):
    card = a_card(rf"What is \({tex}\)?")
    page = opened(preview.Shown(Deck(7, "Math", (card,)), templates.load()))
    assert page.frame_locator("#card").locator("math").count() == 0
    assert tex in card_text(page)


def test_sums_have_their_bounds_below_and_above(opened):
    text = r"\[\sum_{i=1}^{n} x_i\] and \(\sum_{i=1}^{n} x_i\) in <code>\(x\)</code>"
    page = opened(preview.Shown(Deck(7, "Math", (a_card(text),)), templates.load()))
    card = page.frame_locator("#card")
    counts = [card.locator(f"math {name}").count() for name in ("munderover", "msubsup")]
    assert counts == [1, 1]
    assert card.locator("code").inner_text() == r"\(x\)"


def test_five_thousand_cards_stay_quick(opened):
    long = "An explanation of some length, as notes have it. " * 12
    cards = tuple(
        a_card(
            f"Question number {n}?",
            f"Answer {n}.",
            line=n,
            tags=(f"t::{n % 50}",),
            explanation=long,
        )
        for n in range(1, 5001)
    )
    began = time.monotonic()
    page = opened(preview.Shown(Deck(7, "Big", cards), templates.load()))
    assert time.monotonic() - began < 10
    assert page.locator(".row").count() < 60
    steps = page.evaluate(
        """() => {
          const began = performance.now();
          for (let i = 0; i < 100; i += 1) { go(i * 50); flip(); }
          const search = document.getElementById("search");
          search.value = "4999";
          search.dispatchEvent(new Event("input", { bubbles: true }));
          return performance.now() - began;
        }"""
    )
    assert steps < 5000
    assert page.inner_text("#count") == "1 of 5000 cards"
    assert "Question number 4999?" in card_text(page)
