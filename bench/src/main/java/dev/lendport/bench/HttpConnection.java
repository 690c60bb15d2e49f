package dev.lendport.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A keep-alive connection to the server on this machine. Opens another when the server closes it. */
final class HttpConnection implements AutoCloseable {
    private static final int LARGEST_ANSWER_BYTES = 1 << 20;
    private static final int TIMEOUT_MILLISECONDS = 30_000;
    // The server closes a connection that is idle for 20 seconds.
    private static final long LONGEST_IDLE_NANOS = 5_000_000_000L;

    private final int port;
    private final byte[] received = new byte[LARGEST_ANSWER_BYTES];
    private Socket socket;
    private int filled;
    private long usedAt = System.nanoTime();

    HttpConnection(int port) throws IOException {
        this.port = port;
        this.socket = connect(port);
    }

    /** Sends a request and reads its answer whole; another status than the one expected is a failure. */
    void exchange(byte[] request, int expectedStatus) throws IOException {
        exchange(List.of(request), expectedStatus);
    }

    /** Sends a request that is in parts, such as a head of its own and a body that others send too. */
    void exchange(List<byte[]> request, int expectedStatus) throws IOException {
        if (System.nanoTime() - usedAt > LONGEST_IDLE_NANOS) {
            reconnect();
        }
        for (var part : request) {
            socket.getOutputStream().write(part);
        }
        var reply = receive();
        if (reply.status() != expectedStatus) {
            throw new IOException("unexpected answer: " + text());
        }
        usedAt = System.nanoTime();
        if (reply.closes()) {
            reconnect();
        }
    }

    /** The start of the last answer, head and body. */
    String text() {
        return new String(Arrays.copyOf(received, Math.min(filled, 2_000)), StandardCharsets.UTF_8);
    }

    private void reconnect() throws IOException {
        socket.close();
        socket = connect(port);
    }

    private ReplyHead receive() throws IOException {
        filled = 0;
        ReplyHead reply = null;
        while (reply == null || filled < reply.length()) {
            int read = socket.getInputStream().read(received, filled, received.length - filled);
            if (read <= 0) {
                throw new EOFException("the server closed the connection after: " + text());
            }
            filled += read;
            if (reply == null) {
                reply = ReplyHead.parse(received, filled);
            }
        }
        return reply;
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLISECONDS);
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
