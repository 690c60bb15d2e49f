package dev.lendport.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Every subscriber's receiver at once, over TLS: checks each signature, keeps what came and answers 200, or hangs, or
 * drips. Does as little else as will do, because it shares the processor with what is measured.
 */
final class Receiver implements AutoCloseable {
    private static final int BACKLOG = 1_000;
    private static final int LONGEST_HEAD_BYTES = 8_192;
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DRIPPED =
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final Arrivals arrivals;
    private final Map<Integer, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final Map<Integer, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What it does with a delivery. */
    enum Behaviour {
        ANSWER,
        HANG,
        DRIP
    }

    Receiver(Certificate certificate, Arrivals arrivals) throws IOException {
        this.arrivals = arrivals;
        this.server = certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getByName("localhost"));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void add(Subscriber subscriber, Behaviour behaviour) {
        subscribers.put(subscriber.number(), subscriber);
        behaviours.put(subscriber.number(), behaviour);
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The bench is over.
        }
    }

    /** One delivery as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Delivery(int number, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** What is signed. */
        byte[] signedText() {
            var text = new ByteArrayOutputStream(body.length + 64);
            text.writeBytes((header("webhook-id") + "." + header("webhook-timestamp") + ".")
                    .getBytes(StandardCharsets.US_ASCII));
            text.writeBytes(body);
            return text.toByteArray();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = socket.getInputStream();
            var head = new byte[LONGEST_HEAD_BYTES];
            while (true) {
                var delivery = read(in, head);
                switch (behaviours.getOrDefault(delivery.number(), Behaviour.ANSWER)) {
                    case ANSWER -> answer(socket, delivery);
                    case HANG -> hang(in);
                    case DRIP -> drip(socket);
                }
            }
        } catch (IOException over) {
            // The server has closed the connection, or was killed.
        } finally {
            open.remove(socket);
        }
    }

    private void answer(Socket socket, Delivery delivery) throws IOException {
        var subscriber = subscribers.get(delivery.number());
        if (subscriber == null || !subscriber.signed(delivery.signedText(), delivery.header("webhook-signature"))) {
            arrivals.addBadSignature();
        }
        socket.getOutputStream().write(OK);
        arrivals.add(UUID.fromString(delivery.header("webhook-id")), Arrays.hashCode(delivery.body()));
    }

    private static void hang(InputStream in) throws IOException {
        if (in.read() < 0) {
            throw new EOFException();
        }
    }

    private static void drip(Socket socket) throws IOException {
        var out = socket.getOutputStream();
        out.write(DRIPPED);
        while (true) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            out.write('.');
        }
    }

    private static Delivery read(InputStream in, byte[] head) throws IOException {
        int filled = 0;
        int end = -1;
        while (end < 0) {
            int read = filled == head.length ? -1 : in.read(head, filled, head.length - filled);
            if (read < 0) {
                throw new EOFException();
            }
            filled += read;
            end = endOfHead(head, filled);
        }
        var lines = new String(head, 0, end, StandardCharsets.US_ASCII).split("\r\n", -1);
        var headers = new HashMap<String, String>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = new byte[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        int bodyAt = end + 4;
        int there = Math.min(filled - bodyAt, body.length);
        System.arraycopy(head, bodyAt, body, 0, there);
        if (in.readNBytes(body, there, body.length - there) < body.length - there) {
            throw new EOFException();
        }
        return new Delivery(Integer.parseInt(lines[0].split(" ", -1)[1].substring(1)), headers, body);
    }

    private static int endOfHead(byte[] head, int filled) {
        for (int i = 0; i + 3 < filled; i++) {
            if (head[i] == '\r' && head[i + 1] == '\n' && head[i + 2] == '\r' && head[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
