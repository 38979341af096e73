"""The page in a real Chromium: clicks, filters, keyboard, screen readers, phone, print."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from run_folders import Model, World, write_run

from harness.report.build import write_report


@pytest.fixture(scope="module")
def url(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    write_report([run], path)
    return path.as_uri()


def shown(page):
    return page.inner_text(".list .pager span")


def choose(page, label, value):
    page.locator("#reader .controls").get_by_label(label, exact=True).select_option(value)


def open_flagged(page):
    choose(page, "Kind of flag", "number")
    page.wait_for_selector("mark[data-flag]")


def test_table_charts_and_matrix_are_there(url, tab):
    page = tab(url)
    assert page.locator(".models tbody tr").count() == 4
    assert page.locator(".point").count() == 4
    assert page.locator(".bars .track button").count() >= 3
    assert page.locator(".matrix tbody tr").count() == 25
    assert page.locator(".matrix tbody tr").first.locator("td").count() == 4


def test_click_on_a_flag_leads_to_its_evidence_and_back(url, tab):
    page = tab(url)
    open_flagged(page)
    page.locator("mark[data-flag]").first.click()
    evidence = page.locator("mark.evidence.on")
    assert "were counted near" in evidence.inner_text()
    assert evidence.evaluate("e => e === document.activeElement")
    evidence.click()
    assert page.locator("mark[data-flag='0']").evaluate("e => e === document.activeElement")


def test_keys_do_what_clicks_do(url, tab):
    page = tab(url)
    open_flagged(page)
    page.locator("mark[data-flag]").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.evidence") == "0"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.flag") == "0"
    before = page.locator(".item[aria-current]").inner_text()
    page.keyboard.press("j")
    assert page.locator(".item[aria-current]").inner_text() != before
    page.keyboard.press("k")
    assert page.locator(".item[aria-current]").inner_text() == before


def test_focus_stays_where_it_was_used(url, tab):
    page = tab(url)
    page.locator(".item").nth(3).focus()
    page.keyboard.press("Enter")
    assert page.locator(".item").nth(3).evaluate("e => e === document.activeElement")
    page.locator(".facts button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".facts button").first.evaluate("e => e === document.activeElement")


def test_keys_leave_typing_alone(url, tab):
    page = tab(url)
    page.get_by_label("Words in the summary").fill("")
    before = page.locator(".item[aria-current]").inner_text()
    page.get_by_label("Words in the summary").press("j")
    assert page.get_by_label("Words in the summary").input_value() == "j"
    assert before  # the list was filtered, not stepped through
    assert "Nothing" in shown(page) or "of" in shown(page)


@pytest.mark.parametrize(
    ("label", "value", "holds"),
    [("Model", "0", "cell => cell.model === 0"),
     ("Kind of flag", "party", "cell => cell.flags.some(f => f.kind === 'party')"),
     ("Severity", "high", "cell => cell.flags.some(f => f.severity === 'high')"),
     ("Outcome", "refused", "cell => cell.outcome === 'refused'")],
)  # fmt: skip
def test_filters_show_exactly_what_they_say(url, tab, label, value, holds):
    page = tab(url)
    choose(page, label, value)
    expected = page.evaluate(
        f"JSON.parse(document.getElementById('data').textContent).cells.filter({holds}).length"
    )
    assert 0 < expected < 72
    assert shown(page).endswith(f"of {expected}")


def test_article_filter_and_clear(url, tab):
    page = tab(url)
    choose(page, "Article", "3")
    assert shown(page).endswith("of 6")
    page.get_by_role("button", name="Clear filters").click()
    assert shown(page).endswith("of 72")


def test_a_tile_of_the_matrix_opens_its_summary_with_the_fact_lit(url, tab):
    page = tab(url)
    tile = page.locator(".tile:has(i.v-contradicted)").first
    model, statement = (
        tile.get_attribute("aria-label").split(":")[0],
        tile.get_attribute("aria-label"),
    )
    tile.click()
    assert page.locator(".sheet h3").first.inner_text() == model
    lit = page.locator(".articlebox mark.on").inner_text()
    assert lit in statement


def test_a_lit_fact_leads_from_text_to_text(url, tab):
    page = tab(url)
    page.locator(".tile:has(i.v-contradicted)").first.click()
    page.locator("mark[data-at=summary]").click()
    assert page.locator("mark[data-at=article]").evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    assert page.locator("mark[data-at=summary]").evaluate("e => e === document.activeElement")


def test_a_run_without_facts_has_a_page_without_a_matrix(tmp_path, tab):
    world = World((Model("a"), Model("b")), articles=3, with_facts=False)
    path = tmp_path / "r.html"
    write_report([write_run(tmp_path / "r", world)], path)
    page = tab(path.as_uri())
    assert page.locator(".matrix").count() == 0
    assert page.locator(".item").count() == 6


def test_a_refusal_is_shown_as_one(url, tab):
    page = tab(url)
    choose(page, "Outcome", "refused")
    assert "No summary: refused" in page.inner_text(".failure")
    assert "I cannot help" in page.inner_text("#summary-text")


def test_offsets_hold_after_an_emoji(tmp_path, tab):
    folder = write_run(
        tmp_path / "r", World((Model("m", summary="😀😀 The very first words."),), 1)
    )
    checks = folder / "checks.jsonl"
    checks.write_text(checks.read_text().replace('"start":0,"end":12', '"start":3,"end":11'))
    path = tmp_path / "r.html"
    write_report([folder], path)
    page = tab(path.as_uri())
    assert page.locator("mark[data-flag]").inner_text() == "The very"


def axe_violations(page):
    found = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for v in found
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1300])
def test_axe_finds_no_fault(url, tab, scheme, width):
    page = tab(url, color_scheme=scheme, viewport={"width": width, "height": 900})
    open_flagged(page)
    page.locator("mark[data-flag]").first.click()
    for details in page.query_selector_all("details:not([open]) > summary"):
        details.click()
    assert axe_violations(page) == []


def test_theme_button_overrides_the_system(url, tab):
    page = tab(url, color_scheme="light")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.locator(".theme").click()
    dark = page.evaluate(colour)
    page.locator(".theme").click()
    assert light == page.evaluate(colour) != dark


def test_phone_needs_no_sideways_scrolling(url, tab):
    page = tab(url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    open_flagged(page)
    page.locator("mark[data-flag]").first.tap()
    assert page.locator("mark.evidence.on").is_visible()


def test_prints_without_its_controls(url, tab):
    page = tab(url)
    page.emulate_media(media="print")
    assert not page.locator(".controls").first.is_visible()
    assert page.locator(".models").is_visible()
    assert len(page.pdf()) > 20_000


def test_every_control_is_reached_by_tab(url, tab):
    page = tab(url)
    seen = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("document.activeElement.className || document.activeElement.tagName")
        )
        if "item" in seen:
            break
    assert {"skip", "link", "tile", "SELECT", "item"} <= seen


def test_two_thousand_summaries_open_within_two_seconds(tmp_path, tab):
    models = tuple(Model(f"model-{i:02d}", 0.5, 0.1, 0.1, 0.3) for i in range(20))
    folder = write_run(tmp_path / "big", World(models, articles=100, facts=12))
    path = tmp_path / "big.html"
    size = write_report([folder], path)
    page = tab(path.as_uri())
    # Milliseconds from the start of navigation until the page is drawn and can be used.
    seconds = int(page.locator("html").get_attribute("data-ready")) / 1000
    assert shown(page).endswith("of 2,000")
    assert page.locator(".item").count() == 30
    assert seconds < 2, f"{seconds:.2f} s for {size / 1e6:.1f} MB"
