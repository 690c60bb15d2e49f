package dev.lendport.bench;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes the same bytes to a new file and waits until they are on the disk: what every store has to do. */
final class CopyWorker implements Worker {
    private static final int PIECE = 64 * 1024;

    private final Path folder;
    private final byte[] content;
    private final int times;
    private final List<Path> written = new ArrayList<>();

    CopyWorker(Path folder, byte[] content, int times) {
        this.folder = folder;
        this.content = content;
        this.times = times;
    }

    @Override
    public boolean once() throws IOException {
        if (written.size() == times) {
            return false;
        }
        var file = folder.resolve(UUID.randomUUID().toString());
        written.add(file);
        try (var channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            for (int at = 0; at < content.length; at += PIECE) {
                var piece = ByteBuffer.wrap(content, at, Math.min(PIECE, content.length - at));
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
            channel.force(true);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        for (var file : written) {
            Files.deleteIfExists(file);
        }
    }
}
