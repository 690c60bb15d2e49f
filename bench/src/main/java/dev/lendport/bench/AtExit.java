package dev.lendport.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** Undoes things in reverse order, also when the bench is interrupted: a database in memory must not outlive it. */
final class AtExit implements AutoCloseable {
    private final Deque<Runnable> undone = new ArrayDeque<>();
    private final Thread hook = new Thread(this::undo);

    AtExit() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized void then(Runnable undo) {
        undone.push(undo);
    }

    private synchronized void undo() {
        while (!undone.isEmpty()) {
            undone.pop().run();
        }
    }

    @Override
    public void close() {
        undo();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
