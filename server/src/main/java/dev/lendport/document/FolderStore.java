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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
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
    public Draft draft() throws IOException {
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
    public int sweep(Instant before, LocalDate on, BiFunction<BrokerId, Collection<UUID>, Set<UUID>> claimed)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int moved = 0;
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var each : folders) {
                var name = name(each);
                var aside = folder.resolve(REMOVED).resolve(on.toString()).resolve(name);
                if (name.equals(INCOMING)) {
                    moved += sweep(each, aside, before, keys -> Set.of());
                } else if (isOurs(name)) {
                    var broker = new BrokerId(UUID.fromString(name));
                    moved += sweep(each, aside, before, keys -> claimed.apply(broker, keys));
                }
            }
        }
        return moved;
    }

    private interface Claims {
        Set<UUID> among(Collection<UUID> keys);
    }

    private static int sweep(Path of, Path aside, Instant before, Claims claimed) throws IOException {
        int moved = 0;
        var old = new ArrayList<UUID>();
        try (var files = Files.newDirectoryStream(of, path -> isOurs(name(path)) && isOlder(path, before))) {
            for (var file : files) {
                old.add(UUID.fromString(name(file)));
                if (old.size() == BATCH) {
                    moved += move(of, aside, old, claimed);
                    old.clear();
                }
            }
        }
        return moved + move(of, aside, old, claimed);
    }

    private static int move(Path from, Path aside, List<UUID> old, Claims claimed) throws IOException {
        if (old.isEmpty()) {
            return 0;
        }
        var kept = claimed.among(old);
        int moved = 0;
        for (var key : old) {
            if (!kept.contains(key) && move(from.resolve(key.toString()), aside)) {
                moved++;
            }
        }
        return moved;
    }

    /** False when another node has moved it. */
    private static boolean move(Path file, Path aside) throws IOException {
        makeFolder(aside);
        try {
            Files.move(file, free(aside.resolve(name(file))), StandardCopyOption.ATOMIC_MOVE);
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

    private final class FileDraft implements Draft {
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
            if (isKept) {
                return;
            }
            var place = place(broker, key);
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
