package dev.meanwhile;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.busy;
import static dev.meanwhile.Workbook.diagnose;
import static dev.meanwhile.Workbook.mapLimit;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.remote;
import static dev.meanwhile.service.Blog.fetchComments;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static dev.meanwhile.service.Blog.fetchWeather;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.meanwhile.diagnose.AccidentalWait;
import dev.meanwhile.diagnose.Dependency;
import dev.meanwhile.diagnose.Influence;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    @Test
    void thePitfallLosesWhatItDidNotHaveToWaitFor() {
        var diagnosis = diagnose("looks parallel", () -> {
            await(fetchUser());
            return await(fetchPosts());
        });
        assertThat(diagnosis.duration()).isEqualTo(250);
        assertThat(diagnosis.possible()).isEqualTo(150);
        assertThat(diagnosis.lost()).isEqualTo(100);
        var wait = diagnosis.accidentalWaits().getFirst();
        assertThat(wait)
                .extracting(AccidentalWait::operation, AccidentalWait::waitedFor, AccidentalWait::lost)
                .containsExactly("fetchPosts", "fetchUser", 100L);
        assertThat(wait.call().orElseThrow().line())
                .isEqualTo(wait.await().orElseThrow().line() + 1);
        assertThat(diagnosis.sentences().getFirst())
                .startsWith("fetchPosts, called in DiagnosisTest.java line ")
                .contains("waits for fetchUser (awaited in DiagnosisTest.java line ")
                .endsWith(
                        "by accident: in 3 trials nothing that fetchUser brought reached it. It costs 100 ms: start it"
                                + " before that wait.");
    }

    @Test
    void aWaitForDataIsNeeded() {
        var diagnosis = diagnose("one after the other", () -> {
            var user = await(fetchUser());
            return await(fetchPosts(user.id()));
        });
        assertThat(diagnosis.accidentalWaits()).isEmpty();
        assertThat(diagnosis.lost()).isZero();
        assertThat(diagnosis.dependencies()).containsExactly(new Dependency("fetchUser", "fetchPosts(1)"));
    }

    @Test
    void togetherNothingIsLost() {
        var diagnosis = diagnose("together", () -> await(all(fetchUser(), fetchPosts())));
        assertThat(diagnosis.accidentalWaits()).isEmpty();
        assertThat(diagnosis.possible()).isEqualTo(150);
        assertThat(diagnosis.influences())
                .containsExactly(
                        new Influence("fetchUser", 100, 0, List.of()), new Influence("fetchPosts", 150, 1, List.of()));
    }

    @Test
    void inSequenceAFailureKeepsTheNextFromStarting() {
        var diagnosis = diagnose("looks parallel", () -> {
            await(fetchUser());
            return await(fetchPosts());
        });
        assertThat(diagnosis.influences().getFirst().stops()).containsExactly("fetchPosts");
        assertThat(diagnosis.text()).contains("if it fails, never start");
    }

    @Test
    void loopsWaitForTheirLastRound() {
        var diagnosis = diagnose("loop", () -> {
            for (int id : List.of(1, 2, 3)) {
                await(fetchComments(id));
            }
            return null;
        });
        assertThat(diagnosis.possible()).isEqualTo(120);
        assertThat(diagnosis.accidentalWaits())
                .extracting(AccidentalWait::operation)
                .containsExactly("fetchComments(2)", "fetchComments(3)");
    }

    @Test
    void callsInCallbacksAndCombinatorsHaveTheirPlace() {
        var diagnosis = diagnose(
                "callbacks",
                () -> fetchUser()
                        .thenCompose(u -> fetchPosts(u.id()))
                        .thenApply(List::size)
                        .join());
        assertThat(diagnosis.accidentalWaits()).isEmpty();
        assertThat(diagnosis.dependencies()).containsExactly(new Dependency("fetchUser", "fetchPosts(1)"));
    }

    @Test
    void aLimitIsNoAccident() {
        var limited = diagnose("two at a time", () -> await(mapLimit(2, List.of(1, 2, 3, 4), id -> fetchComments(id))));
        assertThat(limited.duration()).isEqualTo(240);
        assertThat(limited.accidentalWaits()).isEmpty();
    }

    @Test
    void whatDecidesWhetherACallIsMadeIsADependency() {
        var diagnosis = diagnose("condition", () -> {
            var weather = await(remote("isRaining", 20, () -> true));
            return weather ? await(fetchUser()) : null;
        });
        assertThat(diagnosis.dependencies()).containsExactly(new Dependency("isRaining", "fetchUser"));
    }

    @Test
    void eachAccidentalWaitTellsWhatItAloneCosts() {
        var diagnosis = diagnose("dashboard", () -> {
            var user = await(fetchUser());
            await(fetchWeather("Oslo"));
            var posts = await(fetchPosts(user.id()));
            return await(fetchComments(posts.getFirst().id()));
        });
        assertThat(diagnosis.lost()).isEqualTo(80);
        assertThat(diagnosis.accidentalWaits())
                .extracting(AccidentalWait::operation, AccidentalWait::waitedFor, AccidentalWait::lost)
                .containsExactly(
                        tuple("fetchWeather(Oslo)", "fetchUser", 80L),
                        tuple("fetchPosts(1)", "fetchWeather(Oslo)", 80L));
    }

    @Test
    void workBetweenWaitAndCallIsKept() {
        var diagnosis = diagnose("work", () -> {
            var user = await(fetchUser());
            busy("think", 30);
            return await(fetchPosts(user.id()));
        });
        assertThat(diagnosis.possible()).isEqualTo(280);
    }

    @Test
    void anAccidentalWaitOffTheCriticalPathCostsNothing() {
        var diagnosis = diagnose("off the path", () -> {
            var posts = fetchPosts();
            await(remote("ping", 10, () -> "pong"));
            await(fetchWeather("Oslo"));
            return await(posts);
        });
        assertThat(diagnosis.lost()).isZero();
        assertThat(diagnosis.accidentalWaits())
                .singleElement()
                .satisfies(w -> assertThat(w.lost()).isZero());
        assertThat(diagnosis.sentences().getFirst())
                .endsWith("It costs nothing here, because something else takes longer.");
    }

    @Test
    void aFailingScenarioCanBeDiagnosed() {
        var diagnosis = diagnose("failing", network().failing("fetchPosts", 50, "500"), () -> {
            await(fetchUser());
            return await(fetchPosts());
        });
        assertThat(diagnosis.duration()).isEqualTo(150);
        assertThat(diagnosis.accidentalWaits())
                .singleElement()
                .satisfies(w -> assertThat(w.needsIt()).isTrue());
    }

    @Test
    void whatCannotBeChangedCountsAsNeeded() {
        var diagnosis = diagnose("opaque", () -> {
            await(remote("connect", 40, Object::new));
            return await(fetchUser());
        });
        assertThat(diagnosis.accidentalWaits()).isEmpty();
        assertThat(diagnosis.remarks())
                .containsExactly("connect: no other Object can be made; what waits for it counts as needed");
    }

    @Test
    void aScenarioThatIsNotRepeatableIsToldSo() {
        var calls = new AtomicInteger();
        var diagnosis = diagnose("counter", () -> await(fetchUser(calls.incrementAndGet())));
        assertThat(diagnosis.remarks()).singleElement().asString().startsWith("this scenario is not repeatable");
    }
}
