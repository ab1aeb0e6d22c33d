package dev.meanwhile.promise;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.allSettled;
import static dev.meanwhile.Workbook.any;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.race;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.promise.Operations.failing;
import static dev.meanwhile.promise.Operations.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.promise.Operations.Failure;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `all`, `allSettled`, `any` and `race` by ECMAScript's rules.
class CombinatorsTest {
    @Test
    void allKeepsTheOrderGivenNotTheOrderOfSettling() {
        var run = simulate("all", () -> await(all(ok("slow", 30), ok("fast", 10), ok("middle", 20))));
        assertThat(run.value()).containsExactly("SLOW", "FAST", "MIDDLE");
        assertThat(run.duration()).isEqualTo(30);
    }

    @Test
    void allRejectsAtTheFirstRejectionInTimeAndCancelsNothing() {
        var run = simulate("all", () -> await(all(failing("late", 30), failing("early", 10), ok("slow", 40))));
        assertThat(run.failure()).isInstanceOf(Failure.class).hasMessage("early failed");
        assertThat(run.duration()).isEqualTo(10);
        assertThat(run.timeline().spans("slow")).extracting(Span::outcome).containsExactly(Outcome.FULFILLED);
        assertThat(run.timeline().span("slow").abandonedAt()).isEqualTo(10);
        assertThat(run.unhandled()).isEmpty();
    }

    @Test
    void allOfACollectionThatMayHoldNulls() {
        var run = simulate(
                "all", () -> await(all(List.of(Operations.ok("one", 1), remote("nothing", 2, () -> (String) null)))));
        assertThat(run.value()).containsExactly("ONE", null);
    }

    @Test
    void theListOfAllIsReadOnly() {
        var run = simulate("all", () -> await(all(ok("one", 1))).add("two"));
        assertThat(run.failure()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void thePromiseGivenTwiceCountsTwice() {
        var run = simulate("all", () -> {
            var one = ok("one", 10);
            return await(all(one, one));
        });
        assertThat(run.value()).containsExactly("ONE", "ONE");
    }

    @Test
    void allOfNothingIsFulfilledAtOnceButAwaitStillGivesOthersATurn() {
        var run = simulate("all", () -> {
            var nothing = all(List.<Promise<String>>of());
            assertThat(nothing.isDone()).isTrue();
            return await(nothing);
        });
        assertThat(run.value()).isEmpty();
        assertThat(run.duration()).isZero();
    }

    @Test
    void allSettledTellsHowEachSettled() {
        var run = simulate("allSettled", () -> await(allSettled(ok("good", 20), failing("bad", 10))));
        assertThat(run.duration()).isEqualTo(20);
        assertThat(run.value().get(0)).isEqualTo(new Settled.Fulfilled<>("GOOD"));
        assertThat(run.value().get(1))
                .isInstanceOfSatisfying(
                        Settled.Rejected.class, r -> assertThat(r.reason()).hasMessage("bad failed"));
        assertThat(run.unhandled()).isEmpty();
    }

    @Test
    void allSettledOfNothingIsFulfilledAtOnce() {
        assertThat(simulate("allSettled", () -> await(allSettled(Set.<Promise<String>>of())))
                        .value())
                .isEmpty();
    }

    @Test
    void anyIsFulfilledByTheFirstSuccessWhateverFailedBefore() {
        var run = simulate("any", () -> await(any(failing("first", 10), ok("third", 30), ok("second", 20))));
        assertThat(run.value()).isEqualTo("SECOND");
        assertThat(run.duration()).isEqualTo(20);
        assertThat(run.timeline().span("third").abandonedAt()).isEqualTo(20);
    }

    @Test
    void anyOfFailuresGivesAllReasonsInTheOrderGiven() {
        var run = simulate("any", () -> await(any(failing("b", 20), failing("a", 10))));
        assertThat(run.duration()).isEqualTo(20);
        assertThat(run.failure())
                .hasMessage("all 2 promises were rejected: b failed, a failed")
                .isInstanceOfSatisfying(AggregateException.class, e -> {
                    assertThat(e.reasons()).extracting(Throwable::getMessage).containsExactly("b failed", "a failed");
                    assertThat(e.getSuppressed()).hasSize(2);
                });
    }

    @Test
    void anyOfNothingIsRejected() {
        var run = simulate("any", () -> await(any(List.<Promise<String>>of())));
        assertThat(run.failure())
                .isInstanceOf(AggregateException.class)
                .hasMessage("any() needs at least one promise that can be fulfilled, but was given none");
    }

    @Test
    void raceSettlesWithTheFirstToSettle() {
        var won = simulate("race", () -> await(race(ok("slow", 20), ok("fast", 10), failing("late", 30))));
        assertThat(won.value()).isEqualTo("FAST");
        assertThat(won.unhandled()).isEmpty();
        var lost = simulate("race", () -> await(race(ok("slow", 20), failing("fast", 10))));
        assertThat(lost.failure()).hasMessage("fast failed");
        assertThat(lost.duration()).isEqualTo(10);
    }

    @Test
    void whoIsFirstInTheListWinsADeadHeatOfSettledPromises() {
        var run = simulate("race", () -> {
            var a = ok("a", 10);
            var b = ok("b", 10);
            await(all(a, b));
            return await(race(b, a));
        });
        assertThat(run.value()).isEqualTo("B");
    }

    @Test
    void raceOfNothingWaitsForEver() {
        var run = simulate("race", () -> await(race(List.<Promise<String>>of())));
        assertThat(run.failure())
                .hasMessageStartingWith("deadlock at 0 ms: 1 task waits for ever")
                .hasMessageContaining("a race without promises never settles");
    }

    @Test
    void differentTypesNeedNoCastsIfAFunctionTakesTheValues() {
        record Page(String title, int visits) {}
        var run = simulate("types", () -> {
            var two = await(all(ok("title", 20), remote("visits", 10, () -> 7), Page::new));
            int three = await(all(
                    ok("title", 20),
                    remote("visits", 10, () -> 7),
                    remote("stars", 10, () -> 5L),
                    (title, visits, stars) -> title.length() + visits + stars.intValue()));
            log(three);
            return two;
        });
        assertThat(run.value()).isEqualTo(new Page("TITLE", 7));
        assertThat(run.log()).singleElement().hasToString("40 ms main: 17");
        assertThat(run.duration()).isEqualTo(40);
    }

    @Test
    void differentTypesNeedNoCastsIfEachPromiseIsAskedForItsValue() {
        var run = simulate("types", () -> {
            var title = ok("title", 20);
            var visits = remote("visits", 10, () -> 7);
            await(all(title, visits));
            return await(title).length() + await(visits);
        });
        assertThat(run.value()).isEqualTo(12);
        assertThat(run.duration()).isEqualTo(20);
    }

    @Test
    void aSubtypeIsGoodEnough() {
        var run = simulate("types", () -> {
            List<Number> numbers = await(all(remote("int", 1, () -> 1), remote("double", 1, () -> 2.5)));
            Number first = await(race(remote("int", 1, () -> 1), remote("double", 2, () -> 2.5)));
            return numbers.size() + first.intValue();
        });
        assertThat(run.value()).isEqualTo(3);
    }

    @Test
    void whatTheFunctionOfAllThrowsRejectsIt() {
        var run = simulate("types", () -> await(all(ok("a", 1), ok("b", 1), (a, b) -> a.charAt(7))));
        assertThat(run.failure()).isInstanceOf(StringIndexOutOfBoundsException.class);
    }
}
