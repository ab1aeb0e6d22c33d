package dev.meanwhile.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record of waits, in columns: a run has more waits than anything else, and an object for each would take
/// longer to make than the wait to simulate.
final class Waits {
    private static final int BLOCK = 1024;

    private final List<Block> blocks = new ArrayList<>();
    private int size;

    private static final class Block {
        final int[] places = new int[BLOCK];
        final Task[] tasks = new Task[BLOCK];
        final String[] subjects = new String[BLOCK];
        final @Nullable StackTraceElement[] sites = new StackTraceElement[BLOCK];
        final long[] starts = new long[BLOCK];
        final long[] ends = new long[BLOCK];
        final Activity.@Nullable Ending[] endings = new Activity.Ending[BLOCK];
        final @Nullable Object[] results = new Object[BLOCK];
        final @Nullable Activity[] causes = new Activity[BLOCK];
    }

    /// Adds a wait that goes on.
    ///
    /// @param place where it stands among the other activities: before the one that has this index
    void add(int place, Task task, String subject, long start, @Nullable StackTraceElement site) {
        int row = size++ % BLOCK;
        if (row == 0) {
            blocks.add(new Block());
        }
        var block = blocks.getLast();
        block.places[row] = place;
        block.tasks[row] = task;
        block.subjects[row] = subject;
        block.starts[row] = start;
        block.sites[row] = site;
    }

    /// Ends the wait that was added last.
    void end(long end, Activity.Ending how, @Nullable Object reason, @Nullable Activity cause) {
        var block = blocks.getLast();
        int row = (size - 1) % BLOCK;
        block.ends[row] = end;
        block.endings[row] = how;
        block.results[row] = reason;
        block.causes[row] = cause;
    }

    /// `others`, with the waits where they stand among them.
    List<Activity> among(List<Activity> others) {
        var all = new ArrayList<Activity>(others.size() + size);
        int next = 0;
        for (int i = 0; i < size; i++) {
            int place = blocks.get(i / BLOCK).places[i % BLOCK];
            all.addAll(others.subList(next, place));
            all.add(wait(blocks.get(i / BLOCK), i % BLOCK));
            next = place;
        }
        all.addAll(others.subList(next, others.size()));
        return all;
    }

    private static Wait wait(Block block, int row) {
        var wait =
                new Wait(block.subjects[row], block.tasks[row], block.starts[row], block.sites[row], block.causes[row]);
        var ending = block.endings[row];
        if (ending != null) {
            wait.end(block.ends[row], ending, block.results[row]);
        }
        return wait;
    }
}
