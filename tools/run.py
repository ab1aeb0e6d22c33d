"""Executes notebooks on the kernel, with a progress bar, and keeps the executed copies."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import nbformat
from kernel import NotebookFailed, execute
from lesson_notebooks import ROOT, SOLUTIONS, as_text
from tqdm import tqdm


def main() -> None:
    parser = argparse.ArgumentParser(prog="workbook run")
    parser.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="default: all solutions")
    parser.add_argument("--to", metavar="DIR", help="where the executed copies go (default: build/executed)")
    parser.add_argument("--from", dest="caller", default=".", help=argparse.SUPPRESS)
    options = parser.parse_args()
    caller = Path(options.caller)
    to = caller / options.to if options.to else ROOT / "build" / "executed"
    paths = [caller / n for n in options.notebooks] or sorted(SOLUTIONS.glob("*.ipynb"))
    failures = [message for message in (run(path, to) for path in read_first(paths)) if message]
    for message in failures:
        print(f"workbook: {message}", file=sys.stderr)
    print(f"{len(paths) - len(failures)} of {len(paths)} notebooks ran to the end; copies are in {to}")
    sys.exit(1 if failures else 0)


def read_first(paths: list[Path]) -> list[tuple[Path, object]]:
    return [(path, read(path)) for path in paths]


def read(path: Path):
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        sys.exit(f"workbook: notebook '{path}' does not exist")
    except Exception as e:
        sys.exit(f"workbook: '{path}' is not a notebook: {e}")


def run(item: tuple[Path, object], to: Path) -> str | None:
    """Returns what went wrong, if anything did."""
    path, notebook = item
    code = sum(cell.cell_type == "code" for cell in notebook.cells)
    with tqdm(total=code, desc=path.name, unit="cell", leave=True) as bar:
        try:
            execute(notebook, path.parent, path.name, on_cell=bar.update)
            return None
        except NotebookFailed as e:
            return str(e)
        finally:
            to.mkdir(parents=True, exist_ok=True)
            (to / path.name).write_text(as_text(notebook), encoding="utf-8")


if __name__ == "__main__":
    main()
