package dev.lendport.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A keep-alive connection to the server on this machine. Opens another when the server closes it. */
final class HttpWorker implements Worker {
    private static final int LARGEST_ANSWER_BYTES = 1 << 20;
    private static final int TIMEOUT_MILLISECONDS = 30_000;
    // The server closes a connection that is idle for 20 seconds.
    private static final long LONGEST_IDLE_NANOS = 5_000_000_000L;

    private final int port;
    private final RequestBytes request;
    private final Keys keys;
    private final byte[] sent;
    private final byte[] received = new byte[LARGEST_ANSWER_BYTES];
    private Socket socket;
    private long usedAt = System.nanoTime();

    HttpWorker(int port, RequestBytes request, Keys keys) throws IOException {
        this.port = port;
        this.request = request;
        this.keys = keys;
        this.sent = request.copy();
        this.socket = connect(port);
    }

    @Override
    public boolean once() throws IOException {
        var key = keys.next();
        if (key == null) {
            return false;
        }
        request.putKey(sent, key);
        if (System.nanoTime() - usedAt > LONGEST_IDLE_NANOS) {
            reconnect();
        }
        socket.getOutputStream().write(sent);
        var reply = receive();
        if (reply.status() != request.status()) {
            throw new IOException("unexpected answer: " + text(reply.length()));
        }
        usedAt = System.nanoTime();
        if (reply.closes()) {
            reconnect();
        }
        return true;
    }

    private void reconnect() throws IOException {
        socket.close();
        socket = connect(port);
    }

    private ReplyHead receive() throws IOException {
        int filled = 0;
        ReplyHead reply = null;
        while (reply == null || filled < reply.length()) {
            int read = socket.getInputStream().read(received, filled, received.length - filled);
            if (read <= 0) {
                throw new EOFException("the server closed the connection after: " + text(filled));
            }
            filled += read;
            if (reply == null) {
                reply = ReplyHead.parse(received, filled);
            }
        }
        return reply;
    }

    private String text(int length) {
        return new String(Arrays.copyOf(received, Math.min(length, 2_000)), StandardCharsets.UTF_8);
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
