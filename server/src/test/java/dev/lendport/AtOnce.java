package dev.lendport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several things happen at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** The same thing so many times; the answers in no particular order. */
    public static <T> List<T> times(int times, Callable<T> task) {
        var tasks = new ArrayList<Callable<T>>();
        for (int i = 0; i < times; i++) {
            tasks.add(task);
        }
        return all(tasks);
    }

    /** All of them, each in a thread of its own; fails when one of them fails. */
    public static <T> List<T> all(List<? extends Callable<T>> tasks) {
        var start = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
