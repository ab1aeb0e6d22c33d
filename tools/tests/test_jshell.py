"""`./workbook jshell` is a script's and a person's way to the library."""

from conftest import ROOT, workbook

THREE_RUNS = """\
simulate("one after the other", () -> { var user = await(fetchUser()); return await(fetchPosts(user.id())).size(); })
simulate("together", () -> await(all(fetchUser(), fetchPosts())).size())
simulate("looks parallel", () -> { await(fetchUser()); return await(fetchPosts()).size(); })
"""


def jshell(text, *files, **options):
    result = workbook("jshell", *files, stdin=text, **options)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_piped_statements_print_timelines_with_their_waits():
    output = jshell(THREE_RUNS)
    starts = [output.index(f"\n{name}\n") for name in ("together", "looks parallel")]
    first, second, third = output[: starts[0]], output[starts[0] : starts[1]], output[starts[1] :]
    assert "waits for fetchUser 0–100 ms" in first
    assert "waits for fetchPosts 100–250 ms" in first
    assert "0–150 ms" in second
    assert "0–250 ms" not in second
    assert "waits for fetchPosts 100–250 ms" in third
    assert "$" not in output, "names of scratch variables are noise"
    assert "|  Error" not in output


def test_the_same_input_prints_the_same():
    assert jshell(THREE_RUNS) == jshell(THREE_RUNS)


def test_plain_java_works_as_in_jshell():
    output = jshell('int x = 6;\nx * 7\n"text"\nList.of(1, 2)\nundefined\n1 / 0\n')
    assert output.startswith('x ==> 6\n42\n"text"\n[1, 2]\n')
    assert "symbol:   variable undefined" in output
    assert "java.lang.ArithmeticException: / by zero" in output


def test_a_last_line_without_its_end_counts():
    assert jshell("1 + 1\n2 + 2") == "2\n4\n"


def test_blocking_code_of_the_jdk_runs_in_virtual_time():
    code = """\
    simulate("jdk", () -> {
        var user = fetchUser();
        var posts = fetchPosts();
        java.util.concurrent.CompletableFuture.allOf(user, posts).join();
        return posts.join().size();
    }).duration()
    """
    assert jshell(code) == "150\n"


def test_structured_concurrency_is_there():
    assert "open" in jshell('java.util.concurrent.StructuredTaskScope.open().toString().isEmpty() ? 1 : "open"\n')


def test_scripts_run_as_if_typed_whatever_the_folder_and_locale(tmp_path):
    (tmp_path / "a.jsh").write_text('"│ é"\nint n = 20;', encoding="utf-8")
    (tmp_path / "b.jsh").write_text("n + 1\n", encoding="utf-8")
    output = jshell("n + 2\n", "a.jsh", "b.jsh", "-", cwd=tmp_path, launcher=ROOT / "workbook", LC_ALL="C")
    assert output == '"│ é"\nn ==> 20\n21\n22\n'
