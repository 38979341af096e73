"""The file itself: self-contained, under a strict policy, with hostile text kept as text."""

import base64
import hashlib
import html
import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from run_folders import Model, World, write_run

from harness.cli import cli
from harness.compare.table import compare
from harness.report.build import write_report
from harness.report.headline import headline, lede
from harness.report.payload import build_payload

PAYLOADS = [
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=document.title='owned'>",
    "<svg onload=document.title='owned'>",
    "javascript:document.title='owned'",
    "<!--<script>",
    "\u2028document.title='owned'\u2029",
    "]]><iframe srcdoc='<script>parent.document.title=1</script>'>",
    "{{DATA}} {{SCRIPT}}",
    "&lt;b&gt; &amp; ' \" `",
]


def hostile_run(folder):
    text = " ".join(PAYLOADS)
    models = [Model(payload, summary=f"{payload} {text}") for payload in PAYLOADS]
    world = World(tuple(models), articles=2, title=text, extra_text=text)
    return write_run(folder, world)


@pytest.fixture(scope="module")
def page(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    write_report([run], path)
    return path.read_text()


def test_nothing_is_fetched(page):
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)
    assert "@import" not in page
    assert "url(" not in page


def test_policy_admits_exactly_the_script_and_style_of_the_page(page):
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert "require-trusted-types-for 'script'" in policy


def test_data_block_is_json_without_markup(tmp_path):
    path = tmp_path / "r.html"
    write_report([hostile_run(tmp_path / "r")], path)
    text = path.read_text()
    (block,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block)["models"][0] in PAYLOADS
    assert text.count("<script") == 2
    assert "<img" not in text.split("<noscript>")[1].split("</noscript>")[0]


def test_hostile_text_does_not_run_and_is_shown_as_it_is(tmp_path, tab):
    path = tmp_path / "r.html"
    write_report([hostile_run(tmp_path / "r")], path)
    title = headline(compare([tmp_path / "r"]))
    page = tab(path.as_uri())
    for index in range(9):
        page.locator(".item").nth(index).click()
        page.locator("mark").first.click()
    assert page.title() == " ".join(title.split())
    assert page.query_selector_all("img, iframe, main svg[onload]") == []
    assert page.inner_text("#summary-text").count("onerror") >= 1
    names = page.eval_on_selector_all(
        ".models tbody th button", "all => all.map(e => e.textContent)"
    )
    assert sorted(names) == sorted(PAYLOADS)


def test_policy_stops_a_script_that_got_in_all_the_same(page, tmp_path, tab):
    path = tmp_path / "r.html"
    path.write_text(page.replace("</body>", "<script>document.title='owned'</script></body>"))
    assert tab(path.as_uri(), expect_messages=True).title() != "owned"


def test_trusted_types_refuse_markup_from_text(page, tmp_path, tab):
    path = tmp_path / "r.html"
    path.write_text(page)
    opened = tab(path.as_uri(), expect_messages=True)
    refused = opened.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; return false } catch { return true } }"
    )
    assert refused


def test_headline_claims_no_more_than_the_tests_show(tmp_path, run):
    twins = (Model("a", 0.6, 0, 0.1, 0.3), Model("b", 0.6, 0, 0.1, 0.3))
    alike = compare([write_run(tmp_path / "alike", World(twins, articles=10))])
    assert headline(alike) == "No clear leader among 2 models"
    apart = (Model("good", 0.9, 0, 0, 0), Model("bad", 0.1, 0, 0.5, 1.0))
    clear = compare([write_run(tmp_path / "apart", World(apart, articles=10))])
    assert headline(clear) == "good tells the most and makes up the least"
    single = compare([write_run(tmp_path / "single", World(apart, articles=1))])
    assert "not a ranking" in headline(single)
    assert "12 articles" in lede(compare([run]))
    lone = (Model("a", 0.0, 0.0, 1.0, 0.0),)
    one = compare([write_run(tmp_path / "lone", World(lone, articles=1))])
    assert "1 of them carries a flag" in lede(one)


def test_payload_repeats_no_text(run):
    payload = build_payload(compare([run]))
    assert len(payload["strings"]) == len(set(payload["strings"]))
    assert len(payload["cells"]) == 72


def test_command_writes_the_file_and_imports_nothing_heavy(run, tmp_path):
    target = tmp_path / "x.html"
    code = (
        "import sys; from harness.cli import cli\n"
        f"cli(['report', {str(run)!r}, '-o', {str(target)!r}], standalone_mode=False)\n"
        "heavy = {'torch', 'transformers', 'datasets', 'evaluate', 'spacy'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert target.stat().st_size > 50_000
    failed = CliRunner().invoke(cli, ["report", str(tmp_path / "none")])
    assert failed.exit_code == 2
