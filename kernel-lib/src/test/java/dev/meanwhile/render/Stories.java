package dev.meanwhile.render;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;

/// The hand-made timelines that every kind of picture is tested with.
final class Stories {
    private Stories() {}

    static Map<String, Timeline> all() {
        var all = new LinkedHashMap<String, Timeline>();
        all.put("sequence", sequence());
        all.put("together", together());
        all.put("fails", fails());
        all.put("busy", busy());
        all.put("tasks", tasks());
        all.put("cancelled", cancelled());
        all.put("deadlock", deadlock());
        all.put("unhandled", unhandled());
        all.put("instants", instants());
        all.put("hours", hours());
        all.put("scripts", scripts());
        all.put("hostile", hostile());
        all.put("empty", new Timeline("nothing", java.util.List.of(), java.util.List.of()));
        all.put("many", many(10_000));
        return all;
    }

    /// What is drawn over timelines.
    static Map<String, Drawing> drawings() {
        var all = new LinkedHashMap<String, Drawing>();
        all.put(
                "compared",
                Drawing.of(sequence())
                        .beside(together())
                        .saying("'together' is done 100 ms sooner: fetchPosts does not wait for fetchUser."));
        all.put("guessed", Drawing.of(sequence()).guess(150).saying("It took 250 ms, 100 ms more than you guessed."));
        all.put("too-much", Drawing.of(together()).guess(400).saying("It took 150 ms, 250 ms less than you guessed."));
        all.put(
                "could",
                Drawing.of(sequence())
                        .could(3, 0, "could have started at 0 ms: nothing of fetchUser reaches it")
                        .titled("diagnosis")
                        .saying("1 accidental wait: 100 ms of 250 ms are lost."));
        return all;
    }

    static Timeline sequence() {
        var s = new Story("one after the other", 250);
        int user = s.operation("fetchUser", 0, 100);
        s.waits("fetchUser", 0, 100, user);
        s.mark(Mark.Kind.LOG, 100, 0, "user is Ada");
        int posts = s.operation("fetchPosts", 100, 250, 1);
        s.waits("fetchPosts", 100, 250, posts);
        return s.ends(user, Outcome.FULFILLED, "User[id=1, name=Ada]").timeline();
    }

    static Timeline together() {
        var s = new Story("together", 150);
        s.operation("fetchUser", 0, 100);
        int posts = s.operation("fetchPosts", 0, 150);
        s.waits("all of fetchUser, fetchPosts", 0, 150, posts);
        return s.timeline();
    }

    static Timeline fails() {
        var s = new Story("a fails, b runs on", 80);
        int a = s.operation("a", 0, 80);
        int b = s.operation("b", 0, 150);
        int wait = s.waits("all of a, b", 0, 80, a);
        return s.ends(a, Outcome.REJECTED, "503 Service Unavailable")
                .ends(wait, Outcome.REJECTED, "503 Service Unavailable")
                .ends(0, Outcome.REJECTED, "503 Service Unavailable")
                .abandoned(b, 80)
                .timeline();
    }

    static Timeline busy() {
        var s = new Story("busy twice", 160);
        s.busy(0, "render", 0, 80);
        s.busy(0, "render", 80, 160);
        return s.timeline();
    }

    static Timeline tasks() {
        var s = new Story("tasks with children", 300);
        int page = s.task(0, "loadPage", 0, 300);
        int header = s.task(page, "header", 0, 130);
        int user = s.operationOf(header, "fetchUser", 0, 100);
        s.waitsIn(header, "fetchUser", 0, 100, user);
        int feed = s.task(page, "feed", 0, 300);
        int posts = s.operationOf(feed, "fetchPosts", 0, 150, 1);
        s.waitsIn(feed, "fetchPosts", 0, 150, posts);
        s.waitsIn(page, "all of header, feed", 0, 300, feed);
        s.waits("loadPage", 0, 300, page);
        s.busy(header, "render header", 100, 130);
        int comments = s.operationOf(feed, "fetchComments", 150, 270, 11);
        s.waitsIn(feed, "fetchComments", 150, 270, comments);
        s.busy(feed, "render feed", 270, 300);
        return s.timeline();
    }

    static Timeline cancelled() {
        var s = new Story("the losers are cancelled", 80);
        int weather = s.operation("fetchWeather", 0, 80, "Oslo");
        int user = s.operation("fetchUser", 0, 80);
        int posts = s.operation("fetchPosts", 0, 80, 1);
        s.waits("race of fetchWeather, fetchUser, fetchPosts", 0, 80, weather);
        return s.ends(user, Outcome.CANCELLED, "")
                .ends(posts, Outcome.CANCELLED, "lost the race")
                .timeline();
    }

    static Timeline deadlock() {
        var s = new Story("deadlock", 150);
        int user = s.operation("fetchUser", 0, 150);
        int worker = s.task(0, "worker", 0, 150);
        int permit = s.waitsIn(worker, "a permit of Semaphore", 0, 150, -1);
        s.waits("fetchUser", 0, 150, user);
        int hopeless = s.waits("worker", 150, 150, -1);
        return s.ends(0, Outcome.REJECTED, "deadlock at 150 ms: 2 tasks wait for ever")
                .ends(worker, Outcome.PENDING, "")
                .ends(permit, Outcome.PENDING, "")
                .ends(hopeless, Outcome.PENDING, "")
                .mark(Mark.Kind.VERDICT, 150, -1, "deadlock at 150 ms: 2 tasks wait for ever")
                .timeline();
    }

    static Timeline unhandled() {
        var s = new Story("start both, await the slow one first", 150);
        int a = s.operation("fetchUser", 0, 80);
        int b = s.operation("fetchPosts", 0, 150);
        s.waits("fetchPosts", 0, 150, b);
        int wait = s.waits("fetchUser", 150, 150, a);
        return s.ends(a, Outcome.REJECTED, "503 Service Unavailable")
                .ends(wait, Outcome.REJECTED, "503 Service Unavailable")
                .ends(0, Outcome.REJECTED, "503 Service Unavailable")
                .mark(Mark.Kind.UNHANDLED, 80, a, "503 Service Unavailable")
                .mark(Mark.Kind.HANDLED_LATE, 150, a, "503 Service Unavailable")
                .timeline();
    }

    static Timeline instants() {
        var s = new Story("no time at all", 0);
        int a = s.operation("cached", 0, 0);
        s.waits("cached", 0, 0, a);
        return s.timeline();
    }

    static Timeline hours() {
        var s = new Story("a long night", 27_000_000);
        int backup = s.operation("backup", 0, 7_200_000);
        s.waits("backup", 0, 7_200_000, backup);
        int verify = s.operation("verify", 7_200_000, 27_000_000);
        s.operation("mail", 7_200_000, 7_200_080, "admin@example.org");
        s.waits("verify", 7_200_000, 27_000_000, verify);
        return s.timeline();
    }

    static Timeline scripts() {
        var s = new Story("名前 · الاسم · 🙂", 200);
        int a = s.operation("ユーザーを取得する", 0, 100, "東京");
        s.waits("ユーザーを取得する", 0, 100, a);
        int b = s.operation("جلب المستخدم", 100, 200, "القاهرة");
        s.waits("جلب المستخدم", 100, 200, b);
        s.mark(Mark.Kind.LOG, 100, 0, "👩‍👩‍👧 👍🏽 é");
        s.operation(
                "anUnusuallyLongNameForAnOperationThatNobodyWouldEverWriteButSomebodyWill", 0, 200, "x".repeat(300));
        return s.timeline();
    }

    static final String HOSTILE =
            "</title></script><script>alert(1)</script>\"'`&amp;<!--]]>\u0000\u001b[31m\r\n\u202e#;:%%{}";

    static Timeline hostile() {
        var s = new Story(HOSTILE, 100);
        int a = s.operation(HOSTILE, 0, 100, HOSTILE, "\ud800");
        s.waits(HOSTILE, 0, 100, a);
        s.busy(0, HOSTILE, 100, 100);
        return s.ends(a, Outcome.REJECTED, HOSTILE)
                .mark(Mark.Kind.LOG, 50, 0, HOSTILE)
                .mark(Mark.Kind.UNHANDLED, 100, a, HOSTILE)
                .mark(Mark.Kind.VERDICT, 100, -1, HOSTILE)
                .timeline();
    }

    /// `count` operations, twenty at a time, some of which fail.
    static Timeline many(int count) {
        long rounds = (count + 19) / 20;
        var s = new Story(Times.grouped(count) + " operations", rounds * 100);
        for (int i = 0; i < count; i++) {
            long start = i / 20 * 100;
            int op = s.operation("fetchPosts", start, start + 30 + i % 20 * 70L / 19, i);
            if (i % 1_000 == 617) {
                s.ends(op, Outcome.REJECTED, "503 Service Unavailable");
            }
            if (i % 20 == 19) {
                s.waits("all of 20", start, start + 100, op);
            }
        }
        return s.timeline();
    }
}
