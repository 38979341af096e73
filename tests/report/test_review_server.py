"""The review server over real HTTP: who may ask, what may be stored, what survives."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from run_folders import Model, World, write_run

from harness.cli import cli
from harness.compare.annotations import ReviewStore, flag_id
from harness.compare.load import load_run
from harness.report.server import ReviewDesk, ReviewServer

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    return write_run(tmp_path / "r", World((Model("m", 0.5, 0, 0.4, 0.5),), articles=6))


@pytest.fixture
def server(folder):
    with ReviewServer(ReviewDesk(folder)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()


def ask(server, method, path, body=None, **headers):
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
    if isinstance(body, dict):
        body = json.dumps(body)
    connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    return answer.status, answer.read(), dict(answer.headers)


def path_of(server, rest=""):
    return urlsplit(server.url).path + rest


def event(folder, **more):
    entry = next(e for e in load_run(folder).entries if e.check["flags"])
    flag = entry.check["flags"][0]
    return {"annotator": "ann", "action": "decide", "cell": entry.key, "flag": flag_id(flag),
            "decision": "reject"} | more  # fmt: skip


def test_listens_on_loopback_alone(server):
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("option", "said"),
    [("--port", "choose another, or leave it out"), ("--host", "name an address of this machine")],
)
def test_an_address_that_is_taken_or_anothers_is_no_traceback(server, folder, option, said):
    value = str(server.server_address[1]) if option == "--port" else "192.0.2.1"
    done = CliRunner().invoke(cli, ["review", str(folder), "--no-browser", option, value])
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_the_page_is_served_and_may_not_be_framed_or_stored(server):
    status, body, headers = ask(server, "GET", path_of(server))
    assert status == 200
    assert b"connect-src 'self'" in body.replace(b"&#x27;", b"'")
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/", "/annotations", "/wrong-token/", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
     "TOKEN", "TOKEN/manifest.json", "TOKEN/../cells.jsonl", "TOKEN/%2e%2e/cells.jsonl",
     "TOKEN//etc/passwd", "TOKEN/reviews/ann.jsonl"],
)  # fmt: skip
def test_there_is_no_way_to_any_file(server, path):
    path = path.replace("TOKEN", f"/{server.token}")
    status, body, _ = ask(server, "GET", path)
    assert status == 404
    assert b"root:" not in body


def test_other_hosts_and_origins_are_turned_away(server):
    assert ask(server, "GET", path_of(server), Host="evil.example")[0] == 403
    assert ask(server, "GET", path_of(server), Origin="http://evil.example")[0] == 403
    own = f"http://127.0.0.1:{server.server_address[1]}"
    assert ask(server, "GET", path_of(server), Origin=own)[0] == 200


def test_a_saved_decision_is_on_disk_when_it_is_acknowledged(server, folder):
    status, body, _ = ask(server, "POST", path_of(server, "annotations"), event(folder))
    assert (status, json.loads(body)) == (200, {"saved": True})
    (line,) = (folder / "reviews" / "ann.jsonl").read_text().splitlines()
    assert json.loads(line)["decision"] == "reject"


@pytest.mark.parametrize(
    "more",
    [{"annotator": "../../evil"}, {"annotator": ""}, {"cell": "nope"}, {"flag": "nope"},
     {"decision": "maybe"}, {"extra": 1}, {"action": "delete_everything"},
     {"action": "add", "start": 0, "end": 5, "text": "not there", "kind": "number",
      "severity": "high", "decision": None}],
)  # fmt: skip
def test_malformed_events_store_nothing(server, folder, more):
    body = {k: v for k, v in event(folder, **more).items() if v is not None}
    status, answer, _ = ask(server, "POST", path_of(server, "annotations"), body)
    assert status == 400
    assert json.loads(answer)["error"]
    assert not list(folder.parent.rglob("*evil*"))
    assert not (folder / "reviews").exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"x" * 70_000])
def test_junk_is_an_answer_not_a_crash(server, folder, body):
    assert ask(server, "POST", path_of(server, "annotations"), body)[0] == 400
    assert ask(server, "POST", path_of(server, "annotations"), event(folder))[0] == 200


def test_many_annotators_at_once_lose_nothing(server, folder):
    def work(name):
        for _ in range(10):
            ask(server, "POST", path_of(server, "annotations"), event(folder, annotator=name))

    threads = [threading.Thread(target=work, args=(f"p{i % 3}",)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(ReviewStore(folder).events(f"p{i}")) for i in range(3)] == [20, 20, 20]


@contextmanager
def process(folder):
    """``harness review`` as a process of its own; gives its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "harness", "review", str(folder), "--no-browser"],
        stdout=subprocess.PIPE, text=True, cwd=CHECKOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as running:  # fmt: skip
        try:
            yield running, running.stdout.readline().strip()
        finally:
            running.kill()


def test_review_survives_a_crash_and_goes_on(folder, tab):
    with process(folder) as (running, url):
        # The kill may cut an answer off, and the browser says so in its console.
        page = begin(tab(url, expect_messages=True))
        page.locator(".flag .choice", has_text="Reject").first.click()
        page.locator("#reader").get_by_label("Missed words (select them above)").fill("counted")
        page.get_by_role("button", name="Add flag").click()
        page.get_by_role("button", name="Mark summary as reviewed").click()
        page.locator(".reviewbar", has_text="Saved").wait_for()
        expect_events(folder, 3)
        os.kill(running.pid, signal.SIGKILL)
    with process(folder) as (_, url):
        page = begin(tab(url))
        pressed = page.locator(".flag .choice[aria-pressed=true]")
        assert pressed.inner_text() == "Reject"
        assert page.get_by_role("button", name="Reviewed ✓", exact=True).is_visible()
        assert page.locator(".flag", has_text="Added by a person").count() == 1


def begin(page):
    page.get_by_label("Your name").fill("ann")
    page.get_by_role("button", name="Begin").click()
    page.locator(".reviewbar", has_text="loaded").wait_for()
    page.locator("#reader .controls").get_by_label("Kind of flag").select_option("number")
    page.wait_for_selector(".flag .choice")
    return page


def expect_events(folder, count):
    deadline = time.monotonic() + 5
    while len(ReviewStore(folder).events("ann")) < count and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(ReviewStore(folder).events("ann")) == count


def test_axe_finds_no_fault_while_reviewing(server, tab):
    page = begin(tab(server.url))
    page.locator(".flag .choice", has_text="Reject").first.click()
    found = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in found] == []


def test_keys_decide_and_selected_text_becomes_a_flag(server, folder, tab):
    page = begin(tab(server.url))
    page.locator("mark[data-flag]").first.click()
    page.keyboard.press("a")
    page.wait_for_selector(".flag .choice[aria-pressed=true]")
    words = page.evaluate("""() => {
      const node = [...document.querySelector('#summary-text').childNodes].at(-1);
      const range = document.createRange();
      const text = node.firstChild || node;
      range.setStart(text, 1); range.setEnd(text, 9);
      getSelection().removeAllRanges(); getSelection().addRange(range);
      node.parentElement.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
      return range.toString();
    }""")
    page.get_by_role("button", name="Add flag").click()
    expect_events(folder, 2)
    decided, added = ReviewStore(folder).events("ann")
    assert decided["decision"] == "accept"
    summary = next(e for e in load_run(folder).entries if e.key == added["cell"]).generation[
        "summary"
    ]
    assert summary[added["start"] : added["end"]] == words == added["text"]


def test_what_cannot_be_saved_is_said_and_sent_later(server, folder, tab):
    page = begin(tab(server.url, expect_messages=True))
    page.context.set_offline(True)
    page.locator(".flag .choice", has_text="Reject").first.click()
    page.wait_for_selector(".unsaved")
    page.context.set_offline(False)
    expect_events(folder, 1)
