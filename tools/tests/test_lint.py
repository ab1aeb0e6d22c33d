"""The course check finds what it is meant to find, in small bad lessons, and nothing in the lessons that there are."""

import lint
import lint_answers
import lint_course
import lint_names
import lint_shape
import pytest
from conftest import workbook
from lesson_notebooks import lesson_sources
from lesson_source import read_lesson
from sample_lesson import FORTY_WORDS, GOOD, WRONG

LONG = "int x = 1;" + " // long" * 20
SHAPES = [
    (
        "**How long does it take?**",
        "How long?",
        "1: a lesson must begin with its title and a question in bold; ask what it answers",
    ),
    (
        "predict(100, ",
        "predict(0, ",
        "11: a prediction must be right in the source, but was 0; learners get a 0 in its place",
    ),
    (
        "predict(100, ",
        "(",
        "1: a lesson must let learners predict, but has no predict(…); ask for a guess before a decisive run",
    ),
    ("A text with", "word " * 30 + "with", "25: a text cell must have at most 60 words, but has 74; cut or split it"),
    (
        'simulate("more",',
        "\n" * 25 + 'simulate("more",',
        "20: a code cell must have at most 25 lines, but has 26; split it",
    ),
    (
        "predict(100",
        LONG + "\npredict(100",
        "11: a line of code must have at most 120 characters, but has 170; wrap it",
    ),
    (
        "```js\nawait fetchUser();\n```\n",
        "",
        "1: a lesson must show the JavaScript beside the Java, but has none; add a ```js fence to a text",
    ),
    ("## A heading", "## Key points", "110: the heading 'Key points' stands on line 14 already; choose another one"),
    ("- Three\n", "", "110: key points must be 3 to 6, but are 2; keep what matters"),
    ("## Key points", "## The points", "110: the last text but one must be '## Key points'; add them"),
    ("## What changes if …", "## Questions", "117: the last text must be '## What changes if …'; add the questions"),
    ("… it is slower", "what if", "117: questions with a folded answer must be 2 to 3, but are 1; see lesson 00"),
    ("A text with", "TODO: a text with", "28: 'TODO' is left over; finish it or take it away"),
    (
        "- Await `fetchUser()`, and return the `name()` of what it brings.",
        "- Await.",
        "104: a hint of 01-1 must have at least 40 characters, but was 'Await.'; say more",
    ),
    (
        "- Await `fetchUser()`, and return the `name()` of what it brings.",
        "- Who gives you the user, and what does it take to get the user out?",
        "104: hints 01-1 must become stronger, but one is repeated; write another one",
    ),
    (
        'simulate("more", () -> await(fetchUser()))\n```\n',
        "1 + (1)\n```\n\n```java\n2 + (2)\n```\n",
        "26: a code cell must come after words, but comes after a result; say what to look for",
    ),
]
NAMES = [
    ("`fetchUser` in it", "`fetchUsr` in it", "28: 'fetchUsr' does not exist; write 'fetchUser', if that is meant"),
    ("`fetchUser` in it", "`simulat` in it", "28: 'simulat' does not exist; write 'simulate', if that is meant"),
    (
        "`fetchUser` in it",
        "`openDoor()` in it",
        "28: 'openDoor' does not exist; correct it, or add it to lint_names.py if it exists elsewhere",
    ),
    (
        "await fetchUser();",
        "await fetchUsers();",
        "31: 'fetchUsers' does not exist; write 'fetchUser', if that is meant",
    ),
    (
        "Await `fetchUser()`",
        "Await `fetchUser()` `alSettled`",
        "107: 'alSettled' does not exist; write 'allSettled', if that is meant",
    ),
]


@pytest.fixture
def lesson(tmp_path):
    def written(old="", new="", wrong=WRONG):
        assert old in GOOD
        (tmp_path / "00-a-lesson.wrong.md").write_text(wrong, encoding="utf-8")
        (tmp_path / "00-a-lesson.md").write_text(GOOD.replace(old, new, 1) if old else GOOD, encoding="utf-8")
        return read_lesson(tmp_path / "00-a-lesson.md")

    return written


def said(complaints):
    return [str(complaint).removeprefix("00-a-lesson.md:").removeprefix("01-a-lesson.md:") for complaint in complaints]


@pytest.mark.parametrize("rules", [lint_shape, lint_names, lint_answers], ids=lambda rules: rules.__name__)
def test_a_good_lesson_gives_no_complaint(lesson, rules):
    assert said(rules.complaints(lesson())) == []


@pytest.mark.parametrize(("old", "new", "complaint"), SHAPES, ids=[complaint for *_, complaint in SHAPES])
def test_each_rule_of_shape_has_its_complaint(lesson, old, new, complaint):
    assert complaint in said(lint_shape.complaints(lesson(old, new)))


def test_the_number_of_cells_has_limits(lesson):
    few = lesson("\n\n\n".join([FORTY_WORDS] * 5), FORTY_WORDS)
    assert said(lint_shape.complaints(few)) == ["1: cells must be 15 to 40, but are 14; merge or cut some, or say more"]
    many = lesson(FORTY_WORDS, "\n\n\n".join([FORTY_WORDS] * 24))
    assert said(lint_shape.complaints(many)) == [
        "1: cells must be 15 to 40, but are 41; merge or cut some, or say more"
    ]


def test_only_the_first_lesson_may_have_a_single_exercise(lesson):
    second = lesson().path.rename(lesson().path.with_name("01-a-lesson.md"))
    assert "1: exercises must be 2 to 4, but are 1; move one to another lesson, or add one" in said(
        lint_shape.complaints(read_lesson(second))
    )


@pytest.mark.parametrize(("old", "new", "complaint"), NAMES, ids=[complaint for *_, complaint in NAMES])
def test_names_in_the_text_exist(lesson, old, new, complaint):
    assert said(lint_names.complaints(lesson(old, new))) == [complaint]


def test_each_solution_is_tried(lesson):
    bad = lesson("return await(fetchUser()).name();", "return await(fetchUser(2)).name();", wrong="")
    _, complaint = said(lint_answers.complaints(bad))
    assert complaint.startswith(
        "85: the solution does not pass: 01-1 The first discussion: not yet (0 of 1 test passed) ✗ tells the name:"
    )
    assert complaint.endswith(" …; repair it, or its test")


def test_a_wrong_answer_that_passes_is_found(lesson):
    right = WRONG.replace('return "Ada";', "return await(fetchUser()).name();")
    assert said(lint_answers.complaints(lesson(wrong=right))) == [
        "00-a-lesson.wrong.md:1: '01-1 hard-coded' passes; let the test catch it"
    ]


def test_a_wrong_answer_that_is_caught_with_other_words_is_found(lesson):
    other = WRONG.replace("> threw an exception: IllegalStateException", "> wrong timing: too late")
    assert said(lint_answers.complaints(lesson(wrong=other))) == [
        "00-a-lesson.wrong.md:21: '01-1 it throws' must be caught with 'wrong timing: too late', but the report is: "
        "01-1 The first discussion: not yet (0 of 1 test passed) ✗ tells the name: threw an exception happened "
        "IllegalStateException: no in 'name' (cell 13 line 5) …; correct one"
    ]


def test_a_stub_that_says_nothing_is_found(lesson):
    silent = lesson('throw new UnsupportedOperationException("Exercise 1: return the name");', "return null;")
    assert said(lint_answers.complaints(silent)) == [
        '94: the stub says nothing; let it throw new UnsupportedOperationException("Exercise …: what to do")'
    ]


def test_a_test_that_calls_nothing_of_the_answer_is_found(lesson):
    blind = lesson("expect(() -> name())", "expect(() -> await(fetchUser()).name())", wrong="")
    assert said(lint_answers.complaints(blind)) == [
        "85: exercise '01-1' must have at least 3 known wrong answers, but has 0; add some to 00-a-lesson.wrong.md",
        "94: the test before any answer must say 'not defined yet', but says: "
        "01-1 The first discussion: passed (1 test) ✓ tells the name; rename what it calls",
        "94: the test of the stub must say 'Exercise 1: return the name', but says: "
        "01-1 The first discussion: passed (1 test) ✓ tells the name; look at the stub",
    ]


def test_code_that_fails_is_found(lesson):
    failing = lesson('simulate("more"', 'simulat("more"', WRONG.replace("01-1 it throws", "01-2 it throws"))
    unknown, few, fails = said(lint_answers.complaints(failing))
    assert unknown == "00-a-lesson.wrong.md:21: there is no exercise '01-2'; correct the number"
    assert few.startswith("85: exercise '01-1' must have at least 3 known wrong answers, but has 2; add some to ")
    assert fails.startswith('22: the code fails: | simulat("more", () -> await(fetchUser())) cannot find symbol')
    assert fails.endswith("; repair it, or give it the tag 'raises-exception'")


def test_a_stored_answer_must_be_complete_and_tell_itself_apart(lesson):
    twice = WRONG.replace("another one", "hard-coded").replace("> threw", "threw")
    assert said(lint_answers.of_stored_answers(lesson(wrong=twice))) == [
        "00-a-lesson.wrong.md:21: '01-1 it throws' must be followed by a ```java answer and '> verdict: words'; "
        "add them",
        "00-a-lesson.wrong.md:1: '01-1 hard-coded' stands here 2 times; keep one, or tell them apart",
        "85: exercise '01-1' must have at least 3 known wrong answers, but has 2; add some to 00-a-lesson.wrong.md",
    ]


@pytest.fixture
def course(tmp_path):
    """A course of one lesson, with what belongs to it."""
    folder = tmp_path / "notebooks" / "lessons"
    folder.mkdir(parents=True)
    (folder / "00-a-lesson.md").write_text(GOOD, encoding="utf-8")
    (folder / "00-a-lesson.wrong.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "README.md").write_text("[00](notebooks/00-a-lesson.ipynb) [more](notebooks/README.md#for-you)")
    (tmp_path / "notebooks" / "00-a-lesson.ipynb").write_text("{}")
    (tmp_path / "notebooks" / "README.md").write_text("# For you\n\n| 00 A lesson | |\n", encoding="utf-8")
    return tmp_path


def of_course(root):
    paths = sorted(root.glob("notebooks/lessons/0?-*.md"))
    lessons = [read_lesson(path) for path in paths if not path.name.endswith(".wrong.md")]
    size, *others = lint_course.complaints(lessons, root)
    return [str(size), *map(str, others)]


FEW = "README.md:1: exercises of all lessons must be at least 24, but are 1; add some"


def test_a_good_course_is_only_too_small(course):
    assert of_course(course) == [FEW]


def test_titles_and_numbers_are_unique(course):
    (course / "notebooks/lessons/00-b-lesson.md").write_text(GOOD, encoding="utf-8")
    assert of_course(course)[:2] == [
        "00-b-lesson.md:1: the number '00' is that of 00-a-lesson.md; choose another one",
        "00-b-lesson.md:1: the title 'A lesson' is that of 00-a-lesson.md; choose another one",
    ]


def test_links_lead_somewhere(course):
    (course / "README.md").write_text("[00](notebooks/00-a-lesson.ipynb)\n[x](gone.md) [y](notebooks/README.md#gone)")
    assert of_course(course) == [
        FEW,
        "README.md:2: the link to 'gone.md' leads nowhere; correct it",
        "README.md:2: 'README.md' has no heading '#gone'; correct the link",
    ]


def test_lessons_are_listed_and_nothing_is_left_over(course):
    (course / "README.md").write_text("no list")
    (course / "notebooks" / "old.ipynb").write_text("{}")
    (course / "notebooks" / "lessons" / "02-gone.wrong.md").write_text("")
    assert of_course(course) == [
        FEW,
        "README.md:1: lesson 00 is not listed; add '](notebooks/00-a-lesson.ipynb)' to the table",
        "02-gone.wrong.md:1: no lesson uses this file and no page names it; take it away, or link to it",
        "old.ipynb:1: no lesson uses this file and no page names it; take it away, or link to it",
    ]


@pytest.fixture(scope="module")
def checked():
    """All lessons, tried two at a time."""
    return {checked.path: checked for checked in lint.check_all(lesson_sources())}


@pytest.mark.parametrize("path", lesson_sources(), ids=lambda path: path.stem)
def test_there_is_nothing_to_complain_about_in(path, checked):
    assert checked[path].complaints == []


def test_there_is_nothing_to_complain_about_in_the_course():
    assert [str(c) for c in lint_course.complaints([read_lesson(path) for path in lesson_sources()])] == []


def test_the_command_shows_numbers_then_complaints(monkeypatch, capsys, lesson):
    bad = lesson("- Three\n", "").path
    monkeypatch.setattr(lint, "chosen_sources", lambda names: [bad])
    assert lint.main(["01"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        lint.HEAD,
        "00-a-lesson                      18          1      2                3 of 3                  1    466",
        "",
        "00-a-lesson.md:110: key points must be 3 to 6, but are 2; keep what matters",
        "1 complaint",
    ]


def test_the_command_refuses_a_lesson_that_there_is_not():
    result = workbook("lint", "99")
    assert result.returncode == 1
    assert "LESSON must be the beginning of a lesson's name (00, 01," in result.stderr
    assert result.stderr.rstrip().endswith("but was '99'")
