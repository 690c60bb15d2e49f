package dev.lendport.document;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server of clamd's protocol that finds the EICAR test file, and has bad days. */
public final class FakeClamd implements AutoCloseable {
    /** Two halves, so that no scanner takes this class for the test file. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    static final String THREAT = "Eicar-Test-Signature";
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    public enum Day {
        GOOD,
        /** Takes the connection and says nothing until the day ends. */
        HANGING,
        DROPPING,
        /** Takes no more than the first chunk. */
        SMALL,
        CONFUSED
    }

    private final SocketAddress address;
    private final AtomicInteger scans = new AtomicInteger();
    private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();
    private volatile Day day = Day.GOOD;
    private volatile CountDownLatch dayEnds = new CountDownLatch(1);
    private volatile @Nullable ServerSocketChannel server;
    private volatile @Nullable Thread acceptor;

    /** On a free port. */
    public FakeClamd() {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()));
    }

    FakeClamd(SocketAddress address) {
        this.address = address;
        begin();
    }

    private static int freePort() {
        try (var socket = ServerSocketChannel.open()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return ((InetSocketAddress) socket.getLocalAddress()).getPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void begin() {
        try {
            var listening = address instanceof InetSocketAddress
                    ? ServerSocketChannel.open()
                    : ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(address);
            server = listening;
            acceptor = Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public String address() {
        return address instanceof InetSocketAddress tcp ? "127.0.0.1:" + tcp.getPort() : address.toString();
    }

    public void is(Day next) {
        var ending = dayEnds;
        dayEnds = new CountDownLatch(1);
        day = next;
        ending.countDown();
    }

    /** How many files it has read to their end. */
    int scans() {
        return scans.get();
    }

    private void accept(ServerSocketChannel listening) {
        try {
            while (true) {
                var connection = listening.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test has ended it.
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            var in = new DataInputStream(Channels.newInputStream(connection));
            if (!Arrays.equals(in.readNBytes(COMMAND.length), COMMAND)) {
                answer(connection, "UNKNOWN COMMAND");
                return;
            }
            switch (day) {
                case HANGING -> dayEnds.await();
                case DROPPING -> {}
                case SMALL -> {
                    in.skipNBytes(in.readInt());
                    answer(connection, "INSTREAM size limit exceeded. ERROR");
                    in.transferTo(OutputStream.nullOutputStream());
                }
                case CONFUSED -> answer(connection, "stream: Can't allocate memory ERROR");
                case GOOD -> {
                    var found = new String(content(in), StandardCharsets.ISO_8859_1).contains(EICAR);
                    scans.incrementAndGet();
                    answer(connection, found ? "stream: " + THREAT + " FOUND" : "stream: OK");
                }
            }
        } catch (IOException gone) {
            // The client has hung up.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] content(DataInputStream in) throws IOException {
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
        }
        return content.toByteArray();
    }

    private static void answer(SocketChannel connection, String text) throws IOException {
        connection.write(ByteBuffer.wrap((text + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() {
        try {
            var listening = server;
            var accepting = acceptor;
            if (listening != null && accepting != null) {
                listening.close();
                // Until it has ended, the system may still take a connection.
                accepting.join();
            }
            for (var connection : open) {
                connection.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
