"""A lesson that gives no complaint, and its known wrong answers."""

FENCE = "```"
FORTY_WORDS = "\n".join(["Some words about what is to be seen here now."] * 4)
GOOD = f"""\
# A lesson

**How long does it take?**

{FORTY_WORDS}

{FENCE}java
predict(100, simulate("a user", () -> await(fetchUser())))
{FENCE}

## A heading

{FORTY_WORDS}

{FENCE}java
simulate("more", () -> await(fetchUser()))
{FENCE}

{FORTY_WORDS} A text with `fetchUser` in it.

{FENCE}js
await fetchUser();
{FENCE}


{FORTY_WORDS}


{FORTY_WORDS}


{FORTY_WORDS}


{FORTY_WORDS}


{FORTY_WORDS}


{FORTY_WORDS}


{FORTY_WORDS}


## Exercise 1: a name

{FORTY_WORDS}

{FENCE}java grade_id="ex-01-1"
String name() {{
    // BEGIN SOLUTION
    return await(fetchUser()).name();
    // END SOLUTION
    // STUB: throw new UnsupportedOperationException("Exercise 1: return the name");
}}
{FENCE}

{FENCE}java grade_id="test-01-1" points=1
@Exercise("01-1")
class NameTest {{
    @Test
    void tellsTheName() {{
        expect(() -> name()).calls("fetchUser").returns("Ada");
    }}
}}
check(NameTest.class)
{FENCE}

{FENCE}hints 01-1
A name
- Who gives you the user, and what does it take to get the user out?
- Await `fetchUser()`, and return the `name()` of what it brings.
{FENCE}

## Key points

- One
- Two
- Three


## What changes if …

<details><summary>… it is slower?</summary>
It takes longer.
</details>

<details><summary>… it is faster?</summary>
It does not take as long.
</details>
"""
WRONG = "\n".join(
    f"""## 01-1 {what}

{FENCE}java
String name() {{
    {answer}
}}
{FENCE}

> {said}
"""
    for what, answer, said in (
        ("hard-coded", 'return "Ada";', "wrong result: 'fetchUser' is called"),
        ("another one", 'return await(fetchUser()) + "";', "wrong result: another value"),
        ("it throws", 'throw new IllegalStateException("no");', "threw an exception: IllegalStateException"),
    )
)
