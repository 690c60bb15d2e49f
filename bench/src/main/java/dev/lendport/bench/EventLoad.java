package dev.lendport.bench;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes events at a given rate, whatever the answers take: each of its connections asks for the next echo when it is due.
 * An echo is the cheapest request that writes a journal entry of which a callback tells. While there is no server, and
 * when a request fails because it was killed, it waits for the next one.
 */
final class EventLoad implements AutoCloseable {
    static final int ACCEPTED = 202;

    private static final int CONNECTIONS = 16;
    private static final String ID = "\"deliveryUniqueID\":\"";
    private static final int ID_LENGTH = 36;
    private static final int NO_SERVER = 0;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<Target> targets;
    private final long intervalNanos;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile int port = NO_SERVER;
    private volatile boolean running = true;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Target(Subscriber subscriber, byte[] request) {}

    /** An event that the server has confirmed, and when it was asked for. */
    record Sent(UUID id, Subscriber to, long askedNanos) {}

    /**
     * Prepares it; it makes nothing before {@link #sendTo}.
     *
     * @param perSecond events, to all the subscribers in turn
     */
    EventLoad(List<Subscriber> subscribers, int perSecond) {
        this.targets = subscribers.stream()
                .map(subscriber -> new Target(subscriber, subscriber.echo()))
                .toList();
        this.intervalNanos = TimeUnit.SECONDS.toNanos(CONNECTIONS) / perSecond;
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            threads.execute(() -> work(first));
        }
    }

    void sendTo(int serverPort) {
        port = serverPort;
    }

    void pause() {
        port = NO_SERVER;
    }

    int accepted() {
        return accepted.get();
    }

    /** Requests without an answer: of those, nobody but the database knows what became of them. */
    int failed() {
        return failed.get();
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    private void work(int first) {
        int next = first;
        long due = System.nanoTime() + first * intervalNanos / CONNECTIONS;
        int connectedTo = NO_SERVER;
        HttpConnection connection = null;
        while (running) {
            long wait = due - System.nanoTime();
            if (port == NO_SERVER || wait > 0) {
                LockSupport.parkNanos(port == NO_SERVER ? PAUSE_NANOS : wait);
                // What was not asked for during a pause is not made up for.
                due = port == NO_SERVER ? System.nanoTime() + first * intervalNanos / CONNECTIONS : due;
                continue;
            }
            try {
                if (connection == null || connectedTo != port) {
                    close(connection);
                    connectedTo = port;
                    connection = new HttpConnection(connectedTo);
                }
                ask(connection, targets.get(next));
                due += intervalNanos;
                next = (next + CONNECTIONS) % targets.size();
            } catch (IOException killed) {
                failed.incrementAndGet();
                close(connection);
                connection = null;
                LockSupport.parkNanos(PAUSE_NANOS);
                due = System.nanoTime();
            }
        }
        close(connection);
    }

    private void ask(HttpConnection connection, Target target) throws IOException {
        long asked = System.nanoTime();
        connection.exchange(target.request(), ACCEPTED);
        var text = connection.text();
        int at = text.indexOf(ID) + ID.length();
        sent.add(new Sent(UUID.fromString(text.substring(at, at + ID_LENGTH)), target.subscriber(), asked));
        accepted.incrementAndGet();
    }

    private static void close(@Nullable HttpConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException gone) {
            // As wanted.
        }
    }

    @Override
    public void close() {
        running = false;
        threads.close();
    }
}
