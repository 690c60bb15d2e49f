package dev.lendport.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Workers that each do their operation as fast as they are answered, one platform thread a worker. The same for requests
 * and for plain statements, so that the two are measured alike.
 */
final class Load implements AutoCloseable {
    private static final int MOST_OPERATIONS = 1 << 21;
    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final int SLICES_NOT_FASTER = 4;
    private static final int FEW = 3;
    private static final double FASTER = 1.02;

    private final List<? extends Worker> workers;
    private final Supplier<Cost> cost;
    private final ExecutorService threads;

    /**
     * Prepares a load.
     *
     * @param cost what everybody has used so far
     */
    Load(List<? extends Worker> workers, Supplier<Cost> cost) {
        this.workers = workers;
        this.cost = cost;
        this.threads = Executors.newFixedThreadPool(workers.size());
    }

    /** Works for the time given; ends earlier when nothing is left to do. The first failure is the caller's. */
    Round run(Duration time) {
        return run(workers, time);
    }

    private Round run(List<? extends Worker> some, Duration time) {
        var before = cost.get();
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Callable<Latencies>> tasks = new ArrayList<>();
        for (var worker : some) {
            tasks.add(() -> work(worker, end));
        }
        try {
            var parts = new ArrayList<Latencies>();
            for (var task : threads.invokeAll(tasks)) {
                parts.add(result(task));
            }
            var lasted = Duration.ofNanos(System.nanoTime() - begun);
            return new Round(Latencies.merged(parts), lasted, cost.get().since(before));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * Works until a slice is no faster than those before it: until the compiler has seen enough. At most for the time
     * given. With a few workers only, because the compiler needs the processor more than they do then.
     */
    void warmUp(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        double best = 0;
        int notFaster = 0;
        var few = workers.subList(0, Math.min(FEW, workers.size()));
        while (notFaster < SLICES_NOT_FASTER && System.nanoTime() < end) {
            double perSecond = run(few, SLICE).perSecond();
            notFaster = perSecond > best * FASTER ? 0 : notFaster + 1;
            best = Math.max(best, perSecond);
        }
    }

    private static Latencies work(Worker worker, long end) throws IOException, SQLException {
        var nanos = new long[4_096];
        int done = 0;
        long begun = System.nanoTime();
        while (begun < end && done < MOST_OPERATIONS && worker.once()) {
            long now = System.nanoTime();
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * done);
            }
            nanos[done++] = now - begun;
            begun = now;
        }
        return Latencies.of(Arrays.copyOf(nanos, done));
    }

    private static Latencies result(Future<Latencies> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an operation failed", failed.getCause());
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        threads.close();
        for (var worker : workers) {
            worker.close();
        }
    }
}
