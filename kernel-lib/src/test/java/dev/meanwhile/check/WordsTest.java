package dev.meanwhile.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of tests are sentences for learners.
class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            thePostsWait()                      | the posts wait
            waits()                             | waits
            startsAFetch()                      | starts a fetch
            givesUpAfter100MsAndStops()         | gives up after 100 ms and stops
            isRightFor2()                       | is right for 2
            asksForTheURLOnce()                 | asks for the url once
            reads_what_is_there()               | reads what is there
            holdsForEach(int)                   | holds for each
            holdsForEach(int, java.lang.String) | holds for each
            größeÄndertSich()                   | größe ändert sich
            """)
    void theNameOfAMethodBecomesASentence(String name, String sentence) {
        assertThat(Words.ofTest(name)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in 80 ms, not in 150
            Oslo (slow)
            [1] 100, 150
            """)
    void aNameThatSomebodyChoseStaysAsItIs(String name) {
        assertThat(Words.ofTest(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PostsOfTheAuthorTest          | posts of the author
            PostsTests                    | posts
            Test                          | test
            REPL.$JShell$12$DashboardTest | dashboard
            Outer$InnerTest               | inner
            lessons.HTTPServerTest        | http server
            ÜberholtTest                  | überholt
            """)
    void theNameOfAClassBecomesATitle(String name, String title) {
        assertThat(Words.ofClass(name)).isEqualTo(title);
    }
}
