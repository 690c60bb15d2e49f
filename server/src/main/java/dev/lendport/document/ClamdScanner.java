package dev.lendport.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * ClamAV's daemon over TCP or a socket in the file system. One connection a file: {@code zINSTREAM}, chunks with their
 * length before them, an empty one at the end, and one line back (clamd(8)).
 */
final class ClamdScanner implements VirusScanner {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_REPLY = 4 * 1024;
    private static final int LONGEST_THREAT = 200;
    private static final String PREFIX = "stream: ";
    private static final String FOUND = " FOUND";

    private final ScannerSettings settings;

    ClamdScanner(ScannerSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Verdict scan(Content content) {
        if (content.size() > settings.largestBytes()) {
            return new Verdict.Undecided(
                    "more than the %d bytes that the scanner takes".formatted(settings.largestBytes()));
        }
        try (var bytes = content.open()) {
            return scan(bytes);
        } catch (IOException unread) {
            return new Verdict.Undecided("its bytes cannot be read: " + unread);
        }
    }

    /** Closing the channel is what ends a wait, be it for the connection, for room to send, or for the reply. */
    private Verdict scan(InputStream bytes) throws IOException {
        try (var channel = open()) {
            var alarm = CompletableFuture.runAsync(
                    () -> close(channel),
                    CompletableFuture.delayedExecutor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
            try {
                channel.connect(address());
            } catch (IOException | RuntimeException away) {
                alarm.cancel(false);
                return new Verdict.Unreachable(settings.address() + ": " + away);
            }
            try {
                return verdict(exchange(channel, bytes));
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private static Verdict verdict(String reply) {
        if (reply.equals(PREFIX + "OK")) {
            return new Verdict.Clean();
        }
        if (reply.startsWith(PREFIX) && reply.endsWith(FOUND) && reply.length() > PREFIX.length() + FOUND.length()) {
            var threat = reply.substring(PREFIX.length(), reply.length() - FOUND.length());
            return new Verdict.Infected(threat.substring(0, Math.min(threat.length(), LONGEST_THREAT)));
        }
        return new Verdict.Undecided(
                reply.contains("size limit exceeded")
                        ? "larger than the scanner's StreamMaxLength"
                        : "the scanner answered \"" + reply + "\"");
    }

    private SocketChannel open() throws IOException {
        return settings.isSocket() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    }

    private SocketAddress address() {
        return settings.isSocket()
                ? UnixDomainSocketAddress.of(settings.address())
                : new InetSocketAddress(settings.host(), settings.port());
    }

    /** A scanner that has seen enough answers and stops reading: what it said counts more than that it hung up. */
    private static String exchange(SocketChannel channel, InputStream bytes) throws IOException {
        IOException cut = null;
        var chunk = new byte[CHUNK];
        write(channel, ByteBuffer.wrap(COMMAND));
        int length = bytes.read(chunk);
        while (length > 0 && cut == null) {
            cut = send(channel, chunk, length);
            length = bytes.read(chunk);
        }
        if (cut == null) {
            cut = send(channel, chunk, 0);
        }
        return reply(channel, cut);
    }

    private static @Nullable IOException send(SocketChannel channel, byte[] chunk, int length) {
        try {
            write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
            write(channel, ByteBuffer.wrap(chunk, 0, length));
            return null;
        } catch (IOException cut) {
            return cut;
        }
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String reply(SocketChannel channel, @Nullable IOException cut) throws IOException {
        var reply = ByteBuffer.allocate(LONGEST_REPLY);
        try {
            while (reply.hasRemaining() && channel.read(reply) >= 0) {
                if (reply.position() > 0 && reply.get(reply.position() - 1) == 0) {
                    return StandardCharsets.ISO_8859_1
                            .decode(reply.flip().limit(reply.limit() - 1))
                            .toString()
                            .strip();
                }
            }
        } catch (IOException silent) {
            throw cut == null ? silent : cut;
        }
        throw cut == null ? new EOFException("the scanner hung up without an answer") : cut;
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException closed) {
            // Whoever waits for it is told.
        }
    }
}
