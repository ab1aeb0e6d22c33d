"""What the README shows is what its program prints; where it leads to is where the project is."""

import readme


def test_the_readme_shows_what_its_program_prints():
    text = readme.README.read_text(encoding="utf-8")
    expected, svg = readme.pictures(text)
    assert text == expected, "the README differs from what its program prints; run ./workbook lessons"
    assert readme.PICTURE.read_text(encoding="utf-8") == svg


def test_the_links_lead_to_the_address_that_the_pom_names():
    text = readme.README.read_text(encoding="utf-8")
    assert text == readme.linked(text, readme.repository()), "the README's links are old; run ./workbook lessons"
    assert "?labpath=notebooks%2F00-start-here.ipynb" in text


def test_every_lesson_is_linked_whatever_stood_there():
    text = """\
[badge](https://mybinder.org/v2/gh/old/name/HEAD?labpath=notebooks%2F00-a.ipynb)
| [00 A](notebooks/00-a.ipynb) | is about `Promise.all` |
| [01 B](notebooks/01-b.ipynb) | b | [in Binder](https://mybinder.org/v2/gh/old/name/HEAD?labpath=x) |
"""
    binder = "https://mybinder.org/v2/gh/new/home/HEAD?labpath=notebooks%2F"
    expected = f"""\
[badge]({binder}00-a.ipynb)
| [00 A](notebooks/00-a.ipynb) | is about `Promise.all` | [in Binder]({binder}00-a.ipynb) |
| [01 B](notebooks/01-b.ipynb) | b | [in Binder]({binder}01-b.ipynb) |
"""
    assert readme.linked(text, "https://github.com/new/home") == expected
