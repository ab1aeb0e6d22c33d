package dev.meanwhile.check;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.mapLimit;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.check.Expect.expect;
import static dev.meanwhile.service.Blog.fetchComments;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static dev.meanwhile.service.Blog.fetchWeather;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.meanwhile.Body;
import dev.meanwhile.Network;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What tests say about failures, limits and predictions.
class ExpectFailuresTest {
    private static final Network NO_POSTS = network().failing("fetchPosts", 40, "503");
    private static final Body<Object> BOTH = () -> await(all(fetchUser(), fetchPosts()));
    private static final Body<Object> IN_TURN = () -> {
        var user = fetchUser();
        var posts = fetchPosts();
        return await(user).name() + await(posts).size();
    };
    private static final Body<Object> CHAIN = () -> {
        var weather = fetchWeather("Oslo");
        var posts = await(fetchPosts(await(fetchUser()).id()));
        return posts.size() + await(weather).celsius();
    };

    @Test
    void whatHoldsPasses() {
        expect(BOTH, NO_POSTS).failsTogetherWith("fetchPosts").leavesNothingUnhandled();
        expect(BOTH)
                .takesAtMost(240)
                .leavesNothingRunning()
                .callsTimes("fetchUser", 1)
                .keepsInFlight(2);
        expect(CHAIN).takesTheLongestChainOf(List.of("fetchUser", "fetchPosts"), List.of("fetchWeather"));
        expect(simulate("once", BOTH)).takesAsPredicted(150);
        expect(
                        () -> {
                            var posts = fetchPosts();
                            await(fetchUser());
                            return posts.cancel(true);
                        },
                        network())
                .cancels("fetchPosts")
                .leavesNothingRunning();
    }

    @Test
    void aLateOrMissingFailureIsWorded() {
        missed(() -> expect(IN_TURN, NO_POSTS).failsTogetherWith("fetchPosts"))
                .isEqualTo(
                        "wrong timing | the failure reaches the caller when 'fetchPosts' fails |  | 'fetchPosts' failed at"
                                + " 40 ms, the caller knew at 100 ms |"
                                + " a network in which 'fetchUser' takes 100 ms, 'fetchPosts' fails after 40 ms");
        missed(() -> expect(IN_TURN).failsTogetherWith("fetchPosts"))
                .isEqualTo("wrong timing | the failure reaches the caller |  | it returned \"Ada3\" | ");
        missed(() -> expect(IN_TURN, NO_POSTS).leavesNothingUnhandled())
                .startsWith("wrong timing | no rejection goes unhandled |  |"
                        + " 'fetchPosts' was rejected at 40 ms, when nobody waited for it | ");
    }

    @Test
    void whatRunsOnIsNamed() {
        missed(() -> expect(BOTH, NO_POSTS).leavesNothingRunning())
                .startsWith("wrong timing | nothing goes on after the end |  |"
                        + " it ended at 40 ms, 'fetchUser' at 100 ms | ");
        missed(() -> expect(BOTH, NO_POSTS).cancels("fetchUser"))
                .startsWith("wrong timing | 'fetchUser' is cancelled |  | 'fetchUser' ran from 0 to 100 ms | ");
        missed(() -> expect(BOTH, NO_POSTS).cancels("fetchWeather"))
                .startsWith("wrong result | 'fetchWeather' is called |  | it was never called | ");
    }

    @Test
    void limitsAreWorded() {
        Body<Object> some = () -> await(mapLimit(2, List.of(1, 2, 3), id -> fetchComments(id)));
        missed(() -> expect(some).keepsInFlight(3))
                .isEqualTo("wrong timing | 3 operations in flight at the busiest moment |  |"
                        + " there were never more than 2 | ");
        missed(() -> expect(some).keepsInFlight(1))
                .isEqualTo("wrong timing | at most 1 operation in flight at once |  | there were 2 | ");
        missed(() -> expect(some).callsTimes("fetchComments", 2))
                .isEqualTo("wrong result | another number of calls of 'fetchComments' | called 2 times |"
                        + " 'fetchComments' was called 3 times | ");
        missed(() -> expect(some).takesAtMost(200))
                .isEqualTo("wrong timing | an end at 200 ms at the latest |  | it ended at 240 ms | ");
    }

    @Test
    void lengthsOfChainsAndOfOneOperationAreWorded() {
        Body<Object> tooLong =
                () -> await(fetchPosts()).size() + await(fetchUser()).id();
        missed(() -> expect(tooLong).takesTheLongestChainOf(List.of("fetchUser"), List.of("fetchPosts")))
                .isEqualTo("wrong timing | as long as its longest chain of dependencies | 150 ms | it took 250 ms | ");
        missed(() -> expect(tooLong).takesTheSumOf("fetchUser"))
                .isEqualTo("wrong timing | as long as 'fetchUser', and not longer | 100 = 100 ms | it took 250 ms | ");
    }

    @Test
    void aWrongPredictionIsAWrongResult() {
        missed(() -> expect(simulate("once", BOTH)).takesAsPredicted(250))
                .isEqualTo("wrong result | the time that it really takes | 150 ms | you predicted 250 ms | ");
    }

    @Test
    void aStubIsNoFailureToBeJudged() {
        Body<Integer> stub = samples.Answers::stub;
        List.<Consumer<Expect>>of(
                        e -> e.failsWith("503"),
                        Expect::leavesNothingRunning,
                        e -> e.takesAtMost(5),
                        e -> e.cancels("x"))
                .forEach(says -> assertThat(new Judge(ExpectFailuresTest.class)
                                .judge(catchThrowable(() -> says.accept(expect(stub))))
                                .verdict())
                        .isEqualTo(Verdict.NOT_DONE));
    }

    private static org.assertj.core.api.AbstractStringAssert<?> missed(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable says) {
        var f = ((Missed) catchThrowable(says)).finding();
        return assertThat(
                String.join(" | ", f.verdict().toString(), f.expected(), f.exactly(), f.happened(), f.when()));
    }
}
