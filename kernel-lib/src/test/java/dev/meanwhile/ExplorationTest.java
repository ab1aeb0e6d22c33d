package dev.meanwhile;

import static dev.meanwhile.Workbook.all;
import static dev.meanwhile.Workbook.async;
import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.explore;
import static dev.meanwhile.Workbook.log;
import static dev.meanwhile.Workbook.network;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.service.Blog.fetchPosts;
import static dev.meanwhile.service.Blog.fetchUser;
import static dev.meanwhile.service.Blog.saveDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    /// Two tasks check whether a seat is free, and then take it: a wait stands between check and act.
    private static Integer seatsSold() {
        var seats = new ArrayList<>(List.of("A1"));
        var sold = new ArrayList<String>();
        Action buyer = () -> {
            await(saveDraft("pay"));
            if (!seats.isEmpty()) {
                await(async("print", () -> 0));
                if (!seats.isEmpty()) {
                    sold.add(seats.removeLast());
                }
            }
        };
        var first = async("first", buyer);
        var second = async("second", () -> {
            buyer.run();
            log("second is done");
        });
        await(all(first, second));
        log("sold " + sold.size());
        return sold.size();
    }

    /// The balance that the later of two transfers read is the one that counts.
    private static Integer balance() {
        var balance = new int[] {100};
        var deposit = async("deposit", () -> {
            int read = balance[0];
            await(saveDraft("deposit"));
            balance[0] = read + 50;
        });
        var interest = async("interest", () -> {
            await(saveDraft("interest"));
            balance[0] = balance[0] * 2;
        });
        await(all(deposit, interest));
        return balance[0];
    }

    @Test
    void aCheckThenActRaceIsFoundWithinAHundredSeeds() {
        var exploration = explore("balance", 100, ExplorationTest::balance);
        assertThat(exploration.outcomes()).hasSize(2);
        assertThat(exploration.outcomes())
                .extracting(o -> o.run().value())
                .satisfies(values -> assertThat(values.toArray()).containsExactlyInAnyOrder(150, 300));
        assertThat(exploration.outcomes().stream()
                        .mapToInt(Exploration.Outcome::count)
                        .sum())
                .isEqualTo(100);
    }

    @Test
    void theSeedGivesTheOutcomeAgain() {
        for (var outcome : explore("balance", 100, ExplorationTest::balance).outcomes()) {
            var again = simulate("balance", network().seed(outcome.seed()), ExplorationTest::balance);
            assertThat(again.value()).isEqualTo(outcome.run().value());
            assertThat(again.text()).isEqualTo(outcome.run().text());
        }
    }

    @Test
    void theOrderOfTheLogIsPartOfTheOutcome() {
        var exploration = explore("seats", 60, ExplorationTest::seatsSold);
        assertThat(exploration.outcomes())
                .allSatisfy(o -> assertThat(o.run().value()).isEqualTo(1));
        assertThat(exploration.outcomes()).hasSize(1);
        var order = explore("order", 60, () -> {
            var a = async("a", () -> {
                await(saveDraft("a"));
                log("a");
            });
            var b = async("b", () -> {
                await(saveDraft("b"));
                log("b");
            });
            return await(all(a, b)).size();
        });
        assertThat(order.outcomes()).hasSize(2);
    }

    @Test
    void withoutARaceThereIsOneOutcome() {
        var exploration = explore(
                "together", 50, () -> await(all(fetchUser(), fetchPosts())).size());
        assertThat(exploration.outcomes()).hasSize(1);
        assertThat(exploration.text()).contains("50 runs, always the same outcome.");
    }

    @Test
    void latenciesAreDrawnFromTheJitterOfTheNetwork() {
        var jitter = network().jitter("fetchUser", 50, 150).jitter("fetchPosts", 100, 400);
        var together = explore(
                "together",
                jitter,
                400,
                () -> await(all(fetchUser(), fetchPosts())).size());
        var sequence = explore("sequence", jitter, 400, () -> {
            await(fetchUser());
            return await(fetchPosts()).size();
        });
        assertThat(together.percentile(100)).isBetween(380L, 400L);
        assertThat(together.percentile(99)).isLessThan(sequence.percentile(99));
        assertThat(together.percentile(50)).isBetween(220L, 280L);
        assertThat(together.text()).contains("median").contains("█");
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> explore("none", 0, () -> 1)).hasMessage("seeds must be 1 or more, but was 0");
        assertThatThrownBy(() -> network().jitter("fetchUser", 5, 3))
                .hasMessage("jitter of 'fetchUser' must be given as least and most, but was 5 and 3");
    }
}
