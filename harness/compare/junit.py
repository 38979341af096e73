"""A gate's findings for continuous integration: JUnit XML and a markdown summary."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from harness.compare.gate import Finding
from harness.compare.render import markdown_text
from harness.compare.screen import printable


def junit_xml(findings: Sequence[Finding], run: str) -> bytes:
    """One test case per finding; failures carry the numbers."""
    failed = sum(not finding.passed for finding in findings)
    attributes = {"name": "harness gate", "tests": str(len(findings)), "failures": str(failed)}
    suites = ET.Element("testsuites", attributes)
    suite = ET.SubElement(suites, "testsuite", attributes | {"name": printable(run)})
    for finding in findings:
        case = ET.SubElement(
            suite,
            "testcase",
            {"classname": printable(finding.model), "name": printable(finding.check)},
        )
        if not finding.passed:
            failure = ET.SubElement(case, "failure", {"message": printable(finding.message)})
            failure.text = f"{printable(finding.model)}: {printable(finding.message)}"
        if finding.noticed:
            ET.SubElement(case, "system-out").text = finding.noticed
    return bytes(ET.tostring(suites, encoding="utf-8", xml_declaration=True))


def markdown_summary(findings: Sequence[Finding], run: str) -> str:
    failed = sum(not finding.passed for finding in findings)
    verdict = f"{failed} of {len(findings)} checks failed" if failed else "passed"
    lines = [
        f"### harness gate: {markdown_text(run)}: {verdict}",
        "",
        "| | Model | Check | Found |",
        "| --- | --- | --- | --- |",
    ]
    for finding in sorted(findings, key=lambda found: found.passed):
        mark = "✅" if finding.passed else "❌"
        found = finding.message + (f" ({finding.noticed})" if finding.noticed else "")
        cells = map(markdown_text, (finding.model, finding.check, found))
        lines.append(f"| {mark} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
