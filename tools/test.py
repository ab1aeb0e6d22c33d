"""Every check that CI runs: the library's own tests, then everything around it. Ends with the count of both."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUREFIRE = ROOT / "kernel-lib" / "target" / "surefire-reports"
PYTEST = ROOT / "build" / "pytest.xml"


def main(pytest_options: list[str]) -> int:
    for report in SUREFIRE.glob("TEST-*.xml"):
        report.unlink()
    PYTEST.unlink(missing_ok=True)
    java = subprocess.run(["./mvnw", "--batch-mode", "--no-transfer-progress", "verify"], cwd=ROOT).returncode
    subprocess.run(["./workbook", "setup"], cwd=ROOT)  # Maven has written the jar anew
    python = subprocess.run(
        [sys.executable, "-m", "pytest", "tools/tests", f"--junitxml={PYTEST}", "--durations=10", *pytest_options],
        cwd=ROOT,
    ).returncode
    counts = [count(report) for report in [*SUREFIRE.glob("TEST-*.xml"), PYTEST]]
    passed, failed, skipped = map(sum, zip(*counts, strict=True))
    if java and not failed:
        failed += 1
        print("workbook: the Maven build failed; see above")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if java or python or failed else 0


def count(report: Path) -> tuple[int, int, int]:
    if not report.exists():
        return 0, 1, 0
    root = ElementTree.parse(report).getroot()
    suites = [root] if root.tag == "testsuite" else root.findall("testsuite")
    tests, failed, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites for name in names)
        for names in (("tests",), ("failures", "errors"), ("skipped",))
    )
    return tests - failed - skipped, failed, skipped


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
