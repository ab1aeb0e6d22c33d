"""Lesson sources: what becomes of them, and which are refused."""

import textwrap

import pytest
from lesson_notebooks import as_text, exercises_json, learner_notebook, solution_notebook
from lesson_source import LessonError, read_lesson, solution_of, stub_of

SAMPLE = """\
# A sample

Some words.

```js
const user = await fetchUser()
```

More words of the same cell.


A new cell.

```java
int x = 3;
```

```java .noeval
only to read
```

```java tags=["raises-exception"]
throw new IllegalStateException();
```

```java grade_id="ex-01-1"
int two() {
    // BEGIN SOLUTION
    int one = 1;
    return one + one;
    // END SOLUTION
    // STUB: throw new UnsupportedOperationException("Exercise 1: return two");
}
```

```java grade_id="test-01-1" points=2
check(TwoTest.class)
```

```hints 01-1
Two
- A hint
- A stronger one,
  which goes on.
```
"""


@pytest.fixture
def lesson(tmp_path):
    return source(tmp_path, SAMPLE)


def source(folder, text):
    (folder / "01-sample.md").write_text(text, encoding="utf-8")
    return read_lesson(folder / "01-sample.md")


def texts(notebook, kind):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def exercise(notebook):
    return next(cell for cell in notebook.cells if cell.id == "ex-01-1")


def test_text_cells_end_at_two_blank_lines_and_keep_other_languages(lesson):
    assert texts(learner_notebook(lesson), "markdown") == [
        "# A sample\n\nSome words.\n\n```js\nconst user = await fetchUser()\n```\n\nMore words of the same cell.",
        "A new cell.",
        "```java\nonly to read\n```",
    ]


def test_the_learner_gets_the_stub(lesson):
    assert exercise(learner_notebook(lesson)).source == (
        'int two() {\n    throw new UnsupportedOperationException("Exercise 1: return two");\n}'
    )


def test_the_solution_keeps_the_markers_and_loses_the_stub(lesson):
    assert exercise(solution_notebook(lesson)).source == (
        "int two() {\n    // BEGIN SOLUTION\n    int one = 1;\n    return one + one;\n    // END SOLUTION\n}"
    )


def test_cells_carry_the_metadata_of_nbgrader(lesson):
    cells = {cell.id: cell.metadata for cell in learner_notebook(lesson).cells}
    common = {"schema_version": 3, "task": False}
    assert cells["ex-01-1"]["nbgrader"] == common | {
        "grade": False,
        "grade_id": "ex-01-1",
        "locked": False,
        "solution": True,
    }
    assert cells["test-01-1"]["nbgrader"] == common | {
        "grade": True,
        "grade_id": "test-01-1",
        "locked": True,
        "points": 2,
        "solution": False,
    }


def test_the_first_code_cell_loads_the_library(lesson):
    assert "%classpath ../kernel-lib/target/kernel-lib-all.jar" in texts(learner_notebook(lesson), "code")[0]
    assert "%classpath ../../kernel-lib/target/kernel-lib-all.jar" in texts(solution_notebook(lesson), "code")[0]


def test_the_same_source_gives_the_same_bytes(lesson):
    assert as_text(learner_notebook(lesson)) == as_text(learner_notebook(lesson))


def test_hints_and_solutions_go_into_the_library_and_into_no_notebook(lesson):
    assert exercises_json([lesson]) == textwrap.dedent("""\
        [
          {
            "id": "01-1",
            "lesson": "01 A sample",
            "title": "Two",
            "hints": [
              "A hint",
              "A stronger one, which goes on."
            ],
            "solution": "int two() {\\n    int one = 1;\\n    return one + one;\\n}"
          }
        ]
        """)
    assert "stronger" not in as_text(solution_notebook(lesson))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("# A sample", "A sample", "01-sample.md:1: the first line must be '# Title', but was 'A sample'"),
        ("points=2", "point=2", "01-sample.md:37: the cell has the option 'point', but only"),
        (' grade_id="ex-01-1"', "", 'has a solution region, so it must have a grade_id="ex-..."'),
        (' grade_id="test-01-1"', "", 'has points, so it must have a grade_id="test-..."'),
        (" points=2", "", "has a grade_id, but neither a solution region nor points"),
        ('"test-01-1"', '"test-01-2"', "01-sample.md:27: exercise 'ex-01-1' has no test cell 'test-01-1'"),
        ("    // STUB", "    // STUBB", "has a solution region without a '// STUB: ' line right behind it"),
        ("    // END SOLUTION\n", "", "at the wrong place: BEGIN, END and STUB lines must follow each other"),
        ("- A hint\n", "", "01-sample.md:40: hints 01-1 must be at least two, but there are 1"),
        ("hints 01-1", "hints 01-2", "exercise 'ex-01-1' has no hints '01-1'"),
        ("- A hint", "A hint", "01-sample.md:42: a line of hints 01-1 must begin with '- ' or '  ', but was 'A hint'"),
    ],
)
def test_a_source_that_breaks_a_rule_is_refused(tmp_path, old, new, complaint):
    assert old in SAMPLE
    with pytest.raises(LessonError) as e:
        source(tmp_path, SAMPLE.replace(old, new))
    assert complaint in str(e.value)


def test_learners_make_the_predictions_themselves():
    assert stub_of("var run = f();\npredict(250, run)") == "var run = f();\npredict(0, run)"
    assert solution_of("predict(250, run)") == "predict(250, run)"
