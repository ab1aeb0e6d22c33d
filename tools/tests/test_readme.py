"""What the README shows is what its program prints."""

import readme


def test_the_readme_shows_what_its_program_prints():
    text = readme.README.read_text(encoding="utf-8")
    expected, svg = readme.pictures(text)
    assert text == expected, "the README differs from what its program prints; run ./workbook lessons"
    assert readme.PICTURE.read_text(encoding="utf-8") == svg
