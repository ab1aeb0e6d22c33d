package dev.meanwhile.check;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.Workbook.sleep;
import static dev.meanwhile.check.Expect.expect;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.meanwhile.Body;
import dev.meanwhile.Run;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExpectTest {
    private static final Body<Integer> IN_ORDER =
            () -> await(fetchPosts(await(fetchUser(2)).id())).size();
    private static final Body<Integer> TOGETHER = () -> {
        var user = fetchUser(2);
        var posts = fetchPosts(2);
        await(user);
        return await(posts).size();
    };

    @Test
    void whatHoldsPasses() {
        expect(IN_ORDER)
                .returns(4)
                .calls("fetchUser", "fetchPosts")
                .callsWith("fetchPosts", 2)
                .neverStarts("fetchWeather")
                .startsAfter("fetchPosts", "fetchUser")
                .atMostInFlight(1)
                .takesTheSumOf("fetchUser", "fetchPosts");
        expect(TOGETHER)
                .returns(4)
                .startsTogether("fetchUser", "fetchPosts")
                .overlaps("fetchUser", "fetchPosts")
                .atMostInFlight(2)
                .takesTheLongestOf("fetchUser", "fetchPosts");
        expect(simulate("once", TOGETHER)).takes(150);
    }

    @Test
    void eachMissIsWorded() {
        missed(IN_ORDER, e -> e.startsTogether("fetchUser", "fetchPosts"))
                .isEqualTo("wrong timing | 'fetchUser' and 'fetchPosts' start together |  |"
                        + " 'fetchUser' started at 0 ms, 'fetchPosts' started at 100 ms | ");
        missed(TOGETHER, e -> e.startsAfter("fetchPosts", "fetchUser"))
                .isEqualTo("wrong timing | 'fetchPosts' starts when 'fetchUser' has ended |  |"
                        + " 'fetchPosts' started at 0 ms, 'fetchUser' ended at 100 ms | ");
        missed(IN_ORDER, e -> e.overlaps("fetchUser", "fetchPosts"))
                .isEqualTo("wrong timing | 'fetchUser' and 'fetchPosts' overlap |  |"
                        + " 'fetchUser' ran from 0 to 100 ms, 'fetchPosts' ran from 100 to 250 ms | ");
        missed(TOGETHER, e -> e.atMostInFlight(1))
                .isEqualTo("wrong timing | at most 1 operation in flight at once |  | there were 2 | ");
        missed(TOGETHER, e -> e.neverStarts("fetchPosts"))
                .isEqualTo("wrong timing | 'fetchPosts' never starts |  | 'fetchPosts' started at 0 ms | ");
        missed(TOGETHER, e -> e.calls("fetchUser", "fetchWeather"))
                .isEqualTo("wrong result | 'fetchWeather' is called |  | it was never called | ");
        missed(TOGETHER, e -> e.callsWith("fetchPosts", 7))
                .isEqualTo("wrong result | 'fetchPosts' is called with other arguments | fetchPosts(7) |"
                        + " it was called as fetchPosts(2) | ");
        missed(TOGETHER, e -> e.returns(5)).isEqualTo("wrong result | another value | 5 | it returned 4 | ");
    }

    @Test
    void lengthsAreExactOnlyForThoseWhoTried() {
        missed(TOGETHER, e -> e.takesTheSumOf("fetchUser", "fetchPosts"))
                .isEqualTo("wrong timing | as long as 'fetchUser' and 'fetchPosts' one after the other |"
                        + " 100 + 150 = 250 ms | it took 150 ms | ");
        missed(IN_ORDER, e -> e.takesTheLongestOf("fetchUser", "fetchPosts"))
                .isEqualTo("wrong timing | as long as the slowest of 'fetchUser' and 'fetchPosts' | 150 ms |"
                        + " it took 250 ms | ");
        missed(simulate("once", IN_ORDER), e -> e.takes(150))
                .isEqualTo("wrong timing | another total time | 150 ms | it took 250 ms | ");
    }

    @Test
    void whatFitsOnlyOneNetworkIsFoundOutInTheOther() {
        Body<Integer> sleeping = () -> {
            fetchUser(2);
            sleep(100);
            return await(fetchPosts(2)).size();
        };
        missed(sleeping, e -> e.startsAfter("fetchPosts", "fetchUser"))
                .isEqualTo("wrong timing | 'fetchPosts' starts when 'fetchUser' has ended |  |"
                        + " 'fetchPosts' started at 100 ms, 'fetchUser' ended at 240 ms |"
                        + " a network in which 'fetchUser' takes 240 ms, 'fetchPosts' takes 70 ms");
    }

    @Test
    void failureIsAShapeToo() {
        var failing = network().failing("fetchUser", 80, "503 Service Unavailable");
        Body<Object> both = () -> await(all(fetchUser(), fetchPosts()));
        expect(both, failing).failsWith("503").runsOnAfterFailure("fetchPosts");
        expect(IN_ORDER, failing).failsWith("503").neverStarts("fetchPosts");
        assertThat(line(catchThrowable(() -> expect(IN_ORDER).failsWith("503"))))
                .isEqualTo("wrong timing | the failure reaches the caller |  | it returned 4 | ");
        assertThat(line(catchThrowable(() -> expect(both, failing).failsWith("404"))))
                .startsWith("wrong timing | another failure | 404 | ")
                .contains("503 Service Unavailable");
        Body<Object> late = () -> {
            remote("quick", 10, () -> 1);
            return await(fetchUser());
        };
        assertThat(line(catchThrowable(() -> expect(late, failing).runsOnAfterFailure("quick"))))
                .isEqualTo("wrong timing | 'quick' runs on after the failure |  |"
                        + " 'quick' ended at 10 ms, the failure came at 80 ms"
                        + " | a network in which 'quick' takes 10 ms, 'fetchUser' fails after 80 ms");
    }

    @Test
    void aRunThatFailedUnexpectedlyIsReportedAsThat() {
        Body<Integer> throwing = () -> {
            await(fetchUser());
            return samples.Answers.throwing();
        };
        var finding = new Judge(ExpectTest.class)
                .judge(catchThrowable(() -> expect(throwing).returns(3)));
        assertThat(finding.verdict()).isEqualTo(Verdict.THREW);
        assertThat(finding.happened()).startsWith("IllegalStateException: 503 Service Unavailable\nin 'throwing'");
        assertThat(finding.timeline()).isPresent();
    }

    @Test
    void aDeadlockIsReportedWithItsCause() {
        Body<Integer> waiting = () -> await(new dev.meanwhile.promise.Promise<Integer>());
        var finding = new Judge(ExpectTest.class)
                .judge(catchThrowable(() -> expect(waiting).returns(3)));
        assertThat(finding.verdict()).isEqualTo(Verdict.NEVER_ENDS);
        assertThat(finding.happened()).startsWith("deadlock at 0 ms: 1 task waits for ever\n  main waits for ");
    }

    @Test
    void aStubIsNoFailedRun() {
        Body<Integer> stub = samples.Answers::stub;
        assertThat(new Judge(ExpectTest.class)
                        .judge(catchThrowable(() -> expect(stub).returns(3))))
                .isEqualTo(Finding.of(Verdict.NOT_DONE, "Exercise 1: return the number of posts"));
    }

    @Test
    void outsideOfANotebookTheMessageIsComplete() {
        assertThat(catchThrowable(() -> expect(simulate("once", TOGETHER)).returns(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("wrong result\n  expected: another value\n  happened: it returned 4\n");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> missed(Body<?> body, Consumer<Expect> says) {
        return assertThat(line(catchThrowable(() -> says.accept(expect(body)))));
    }

    private static org.assertj.core.api.AbstractStringAssert<?> missed(Run<?> run, Consumer<Expect> says) {
        return assertThat(line(catchThrowable(() -> says.accept(expect(run)))));
    }

    private static String line(Throwable missed) {
        var f = ((Missed) missed).finding();
        return String.join(" | ", f.verdict().toString(), f.expected(), f.exactly(), f.happened(), f.when());
    }
}
