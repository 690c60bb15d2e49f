package dev.lendport.document;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Documents in a folder: {@code <broker>/<key>}, and unfinished ones in {@code incoming} beside them, in the same file
 * system so that a rename is one step. What the sweep finds goes to {@code removed/<date>}, in folders of the same names,
 * and is the operator's from then on. Names are ours alone; nothing that a client calls a file reaches a path.
 */
final class FolderStore implements DocumentStore {
    private static final String INCOMING = "incoming";
    private static final String REMOVED = "removed";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int BATCH = 1_000;

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public FileDraft draft() throws IOException {
        var incoming = folder.resolve(INCOMING);
        makeFolder(incoming);
        var key = Ids.next();
        var path = incoming.resolve(key.toString());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return new FileDraft(key, path, FileChannel.open(path, Set.of(CREATE_NEW, WRITE), ownerOnly));
    }

    @Override
    public InputStream open(BrokerId broker, UUID key) throws IOException {
        return Files.newInputStream(place(broker, key), READ);
    }

    @Override
    public OptionalLong size(BrokerId broker, UUID key) throws IOException {
        try {
            return OptionalLong.of(Files.size(place(broker, key)));
        } catch (NoSuchFileException none) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void put(BrokerId broker, UUID key, Path file) throws IOException {
        try (var draft = draft();
                var bytes = FileChannel.open(file, READ)) {
            draft.take(bytes);
            draft.secure();
            draft.moveTo(broker, key);
        }
    }

    @Override
    public void list(Instant before, Listed listed) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var each : folders) {
                var name = name(each);
                if (name.equals(INCOMING)) {
                    list(each, null, before, listed);
                } else if (isOurs(name)) {
                    list(each, new BrokerId(UUID.fromString(name)), before, listed);
                }
            }
        }
    }

    private static void list(Path of, @Nullable BrokerId broker, Instant before, Listed listed) throws IOException {
        var old = new ArrayList<UUID>();
        try (var files = Files.newDirectoryStream(of, path -> isOurs(name(path)) && isOlder(path, before))) {
            for (var file : files) {
                old.add(UUID.fromString(name(file)));
                if (old.size() == BATCH) {
                    listed.files(broker, List.copyOf(old));
                    old.clear();
                }
            }
        }
        if (!old.isEmpty()) {
            listed.files(broker, old);
        }
    }

    @Override
    public boolean setAside(@Nullable BrokerId broker, UUID key, LocalDate on) throws IOException {
        var of = broker == null ? INCOMING : broker.toString();
        var aside = folder.resolve(REMOVED).resolve(on.toString()).resolve(of);
        makeFolder(aside);
        try {
            Files.move(
                    folder.resolve(of).resolve(key.toString()),
                    free(aside.resolve(key.toString())),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return false;
        }
        secureFolder(aside);
        return true;
    }

    /** A move in one step replaces what is there, and a file that was copied back may come a second time. */
    private static Path free(Path wanted) {
        var free = wanted;
        for (int copy = 2; Files.exists(free); copy++) {
            free = wanted.resolveSibling(name(wanted) + "." + copy);
        }
        return free;
    }

    private static boolean isOlder(Path file, Instant instant) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(instant)) < 0;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** A file system may put names of its own beside ours. */
    private static boolean isOurs(String name) {
        return ID.matcher(name).matches();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private Path place(BrokerId broker, UUID key) {
        return folder.resolve(broker.toString()).resolve(key.toString());
    }

    /** Makes a folder that outlasts a power cut, with those above it. */
    private static void makeFolder(Path made) throws IOException {
        if (Files.isDirectory(made)) {
            return;
        }
        var parent = made.getParent();
        if (parent != null) {
            makeFolder(parent);
        }
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(made, ownerOnly);
        secureFolder(parent);
    }

    /** A name is on the disk once its folder is. */
    private static void secureFolder(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (var names = FileChannel.open(folder, READ)) {
                names.force(true);
            }
        }
    }

    /** A file in {@code incoming}. */
    final class FileDraft implements Draft {
        private final UUID key;
        private final Path path;
        private final FileChannel channel;
        private boolean isKept;

        FileDraft(UUID key, Path path, FileChannel channel) {
            this.key = key;
            this.path = path;
            this.channel = channel;
        }

        @Override
        public UUID key() {
            return key;
        }

        /** Where its bytes are, while it is not kept. */
        Path path() {
            return path;
        }

        void take(FileChannel bytes) throws IOException {
            long at = 0;
            while (at < bytes.size()) {
                at += bytes.transferTo(at, bytes.size() - at, channel);
            }
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            var rest = ByteBuffer.wrap(bytes, 0, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        @Override
        public FileBytes written() throws IOException {
            return FileBytes.open(path);
        }

        @Override
        public void secure() throws IOException {
            channel.force(true);
        }

        @Override
        public void keep(BrokerId broker) throws IOException {
            if (!isKept) {
                moveTo(broker, key);
            }
        }

        private void moveTo(BrokerId broker, UUID name) throws IOException {
            var place = place(broker, name);
            makeFolder(folder.resolve(broker.toString()));
            Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
            isKept = true;
            secureFolder(place.getParent());
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (!isKept) {
                Files.deleteIfExists(path);
            }
        }
    }
}
