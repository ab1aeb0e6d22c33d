package REPL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

public class ThreadPrograms {
    private static final Runnable NAP = () -> pause(30);

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static class Worker extends Thread {
        private String log = "";

        Worker(String name) {
            super(name);
        }

        @Override
        public void run() {
            log = (Thread.currentThread() == this) + " " + getName();
            pause(30);
            log += " " + isInterrupted();
        }
    }

    @Takes(millis = 30, gives = "NEW RUNNABLE TERMINATED")
    public static Object newThread() throws Exception {
        var states = new ArrayList<Thread.State>();
        var thread = new Thread(() -> {
            states.add(Thread.currentThread().getState());
            pause(30);
        });
        states.add(thread.getState());
        thread.start();
        thread.join();
        states.add(thread.getState());
        return String.join(" ", states.stream().map(Enum::name).toList());
    }

    @Takes(millis = 60, gives = "worker")
    public static Object constructors() throws Exception {
        new Thread().start();
        new Thread("nothing").start();
        var named = new Thread(NAP, "worker");
        named.start();
        named.join();
        var group = Thread.currentThread().getThreadGroup();
        var grouped = new Thread[] {
            new Thread(group, NAP),
            new Thread(group, NAP, "grouped"),
            new Thread(group, NAP, "grouped", 0),
            new Thread(NAP),
            new Thread(group, "nothing")
        };
        for (var thread : grouped) {
            thread.setDaemon(false);
            thread.start();
        }
        for (var thread : grouped) {
            thread.join();
        }
        return named.getName();
    }

    @Takes(millis = 30, gives = "true")
    public static Object constructedInAConditional() throws Exception {
        int size = List.of(1, 2).size();
        var thread = size > 1 ? new Thread(size > 2 ? null : NAP) : new Thread("x");
        thread.start();
        return thread.join(Duration.ofSeconds(10));
    }

    @Takes(millis = 30, gives = "true w false false")
    public static Object subclass() throws Exception {
        var worker = new Worker("w");
        worker.start();
        worker.join();
        return worker.log + " " + worker.isAlive();
    }

    @Takes(millis = 10, gives = "true w true")
    public static Object interruptedSubclass() throws Exception {
        var worker = new Worker("w");
        worker.start();
        worker.join(10);
        worker.interrupt();
        worker.join();
        return worker.log;
    }

    @Takes(millis = 30, gives = "anonymous")
    public static Object anonymousSubclass() throws Exception {
        var name = new StringBuilder();
        var thread = new Thread("anonymous") {
            @Override
            public void run() {
                pause(30);
                name.append(getName());
            }
        };
        thread.start();
        thread.join(0);
        return name;
    }

    @Takes(millis = 0, gives = "java.lang.IllegalThreadStateException")
    public static Object startedTwice() throws Exception {
        var worker = new Worker("w");
        worker.start();
        try {
            worker.start();
            return "twice";
        } catch (IllegalThreadStateException e) {
            worker.interrupt();
            return e;
        }
    }

    @Takes(millis = 90, gives = "p v f-0")
    public static Object builders() throws Exception {
        var platform = Thread.ofPlatform().name("p").daemon().start(NAP);
        platform.join();
        var virtual = Thread.ofVirtual().name("v").unstarted(NAP);
        virtual.start();
        virtual.join();
        ThreadFactory factory = Thread.ofPlatform().name("f-", 0).factory();
        var made = factory.newThread(NAP);
        made.start();
        made.join();
        return platform.getName() + " " + virtual.getName() + " " + made.getName();
    }

    @Takes(millis = 30)
    public static void constructorReference() throws Exception {
        Function<Runnable, Thread> making = Thread::new;
        var thread = making.apply(NAP);
        thread.start();
        thread.join();
    }

    @Takes(millis = 800, gives = "still alive: true, false")
    public static Object joinWithALimit() throws Exception {
        var thread = new Thread(() -> pause(800));
        thread.start();
        thread.join(20);
        boolean alive = thread.isAlive();
        boolean ended = thread.join(Duration.ofMillis(10));
        thread.join(10_000, 1);
        return "still alive: " + alive + ", " + ended;
    }
}
