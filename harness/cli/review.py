"""``harness review``."""

from __future__ import annotations

import errno
from pathlib import Path

import click

from harness.types import HarnessError


@click.command("review")
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; any other than loopback opens the page to the network.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: any free one.")
@click.option("--browser/--no-browser", default=True, help="Open the page.")
@click.option(
    "--agreement",
    "measure",
    is_flag=True,
    help="Print agreement and the checker's precision and recall, and end.",
)
@click.option(
    "--format",
    "format",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="Of --agreement.",
)
def review(
    run: Path, host: str, port: int, browser: bool, measure: bool, format: str
) -> None:  # fmt: skip
    """Serve RUN's summaries for people to accept or reject flags and to add missed ones."""
    if measure:
        click.echo(_agreement(run, format))
        return
    from harness.report.server import ReviewDesk, ReviewServer

    desk = ReviewDesk(run)
    try:
        opened = ReviewServer(desk, host, port)
    except (OSError, OverflowError) as error:
        raise HarnessError(_deaf(host, port, error)) from error
    with opened as server:
        click.echo(f"{server.url}\nDecisions are saved in {run / 'reviews'}. Ctrl-C ends it.")
        if browser:
            click.launch(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended; every decision is saved.")


def _deaf(host: str, port: int, error: Exception) -> str:
    """Why the server cannot listen, and what to do."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"--port {port}: {reason}; choose another, or leave it out for any free one"
    return f"--host {host}: cannot listen there: {reason}; name an address of this machine"


def _agreement(run: Path, format: str) -> str:
    import json

    from harness.compare.agreement import agreement
    from harness.compare.load import load_run

    found = agreement(load_run(run))
    if format == "json":
        return json.dumps(found.to_json(), indent=1)
    people = ", ".join(
        f"{name} ({count} {'summary' if count == 1 else 'summaries'})"
        for name, count in found.annotators.items()
    )
    alphas = (("flags", found.flag_alpha), ("summaries", found.summary_alpha))
    return "\n".join(
        [
            f"Annotators: {people or 'none yet'}",
            *(
                f"Krippendorff's alpha over {what}: "
                + (
                    "not defined: nothing was judged twice with two outcomes"
                    if a is None
                    else f"{a:.2f}"
                )
                for what, a in alphas
            ),
            f"Precision of the checker: {found.precision}",
            f"Recall of the checker: {found.recall}",
        ]
    )
