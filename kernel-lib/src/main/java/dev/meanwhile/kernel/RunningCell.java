package dev.meanwhile.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/// Asks JJava for the cell that it runs. None of this is published, so it is read by reflection, and whoever
/// calls this must be ready for a version in which it fails.
final class RunningCell {
    private RunningCell() {}

    static CellLines lines(BaseKernel kernel) throws ReflectiveOperationException {
        var shell = (JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);
        var count = (AtomicInteger) field(BaseKernel.class, "executionCount", kernel);
        // a cell is counted before it is run, and its request is kept for widgets
        return new CellLines(shell, () -> new CellLines.Cell(count.get() - 1, code(kernel.getCommManager())));
    }

    private static String code(CommManager comms) {
        try {
            var request = field(CommManager.class, "context", comms);
            return request instanceof Message<?> message && message.getContent() instanceof ExecuteRequest execute
                    ? execute.getCode()
                    : "";
        } catch (ReflectiveOperationException e) {
            return "";
        }
    }

    private static Object field(Class<?> type, String name, Object owner) throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
