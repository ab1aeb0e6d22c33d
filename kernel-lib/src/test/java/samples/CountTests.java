package samples;

import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.meanwhile.check.Exercise;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Test classes as they stand in notebook cells.
public final class CountTests {
    private CountTests() {}

    @Exercise("99-1")
    public static class PassTest {
        @Test
        void thereAreThreePosts() {
            assertEquals(3, Answers.right());
        }
    }

    @Exercise("99-1")
    public static class StubTest {
        @Test
        void thereAreThreePosts() {
            assertEquals(3, Answers.stub());
        }

        @Test
        void thereAreNotTwo() {
            assertTrue(Answers.stub() != 2);
        }
    }

    @Exercise("99-1")
    public static class WrongTest {
        @Test
        void zeroComesFirstHere() {
            assertTrue(Answers.wrong() > 0);
        }

        @Test
        void allPostsAreCounted() {
            assertEquals(3, Answers.wrong(), "the number of the posts");
        }

        @Test
        void aSentence() {
            assertTrue(Answers.wrong() == 3, "there must be three posts");
        }
    }

    public static class PlainTimingTest {
        @Test
        void bothTogether() {
            var run = simulate("both", () -> {
                await(fetchUser());
                await(fetchPosts());
            });
            assertEquals(150, run.duration(), "the total time");
        }

        @Test
        void somethingElse() {
            assertEquals(3, Answers.wrong());
        }
    }

    public static class FailureKindsTest {
        @Test
        void bareValues() {
            assertEquals("three", "two");
        }

        @Test
        void bareCondition() {
            assertTrue(Answers.wrong() == 3);
        }

        @Test
        void plainFail() {
            fail("the posts must be in order");
        }

        @Test
        void nothingThrown() {
            assertThrows(IllegalStateException.class, Answers::right);
        }

        @Test
        void throwing() {
            Answers.throwing();
        }

        @Test
        void unsupported() {
            Answers.unsupported();
        }

        @Test
        void recursive() {
            Answers.recursive();
        }

        @Test
        @Disabled("not for today")
        void disabled() {}
    }

    public static class EndlessTest {
        @Test
        void before() {}

        @Test
        void itEnds() {
            assertEquals(3, Answers.endless());
        }

        @Test
        void after() {}
    }

    public static class UnstoppableTest {
        public static final CountDownLatch LET_GO = new CountDownLatch(1);

        @Test
        void itEnds() {
            assertEquals(3, Answers.unstoppable(LET_GO));
        }
    }

    public static class WaitingTest {
        @Test
        void itEnds() throws InterruptedException {
            assertEquals(3, Answers.waiting());
        }
    }

    public static class BlockedTest {
        @Test
        void itEnds() throws InterruptedException {
            assertEquals(3, Answers.blocked());
        }
    }

    public static class NestedTest {
        @Nested
        class WithManyPosts {
            @Test
            void theyAreCounted() {}
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 4})
        void numbers(int number) {
            assertEquals(3, number);
        }
    }

    public static class SetUpFailsTest {
        @BeforeAll
        static void prepare() {
            Answers.throwing();
        }

        @Test
        void neverTried() {}
    }

    public static class EmptyTest {}

    public static class PrivateMethodTest {
        @Test
        private void hidden() {}
    }
}
