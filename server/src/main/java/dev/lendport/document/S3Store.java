package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Documents in a bucket, under the same names as in a folder: {@code <broker>/<key>}, {@code incoming/<key>} and {@code
 * removed/<date>/…}. A draft lies on this node's disk until it is secured, which uploads it to {@code incoming}: the
 * transaction that keeps it waits for a copy within the store, and never for the bytes to travel.
 */
final class S3Store implements DocumentStore, AutoCloseable {
    private static final String INCOMING = "incoming";
    private static final String REMOVED = "removed";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration LINK_LIVES = Duration.ofMinutes(1);

    private final FolderStore local;
    private final S3Objects objects;
    private final S3Settings.Bucket bucket;
    private final S3Presigner presigner;

    S3Store(S3Settings settings, Path folder) {
        this.local = new FolderStore(folder);
        this.bucket = settings.bucket();
        this.objects = new S3Objects(settings.client(), bucket.name());
        this.presigner = settings.presigner();
    }

    @Override
    public Draft draft() throws IOException {
        return new S3Draft(local.draft());
    }

    @Override
    public InputStream open(BrokerId broker, UUID key) throws IOException {
        var name = name(broker.toString(), key);
        return objects.open(name).orElseThrow(() -> new NoSuchFileException(name));
    }

    @Override
    public OptionalLong size(BrokerId broker, UUID key) {
        return objects.size(name(broker.toString(), key));
    }

    @Override
    public void put(BrokerId broker, UUID key, Path file) throws IOException {
        objects.put(name(broker.toString(), key), file);
    }

    @Override
    public Optional<URI> link(BrokerId broker, StoredDocument document, String fileName) {
        return switch (bucket.links()) {
            case OURS -> Optional.empty();
            case PRESIGNED ->
                Optional.of(URI.create(presigner
                        .presignGetObject(signing -> signing.signatureDuration(LINK_LIVES)
                                .getObjectRequest(get -> get.bucket(bucket.name())
                                        .key(name(broker.toString(), document.key()))
                                        .responseContentType(document.fileType().mediaType())
                                        .responseContentDisposition("attachment; filename=\"" + fileName + "\"")
                                        .responseCacheControl("private, no-store")))
                        .url()
                        .toString()));
        };
    }

    /** What this node has on its disk belongs to it: drafts of uploads that were cut off. */
    @Override
    public void list(Instant before, Listed listed) throws IOException {
        for (var folder : objects.folders(bucket.prefix())) {
            var name = folderName(folder);
            if (name.equals(INCOMING)) {
                list(name, null, before, listed);
            } else if (ID.matcher(name).matches()) {
                list(name, new BrokerId(UUID.fromString(name)), before, listed);
            }
        }
        local.list(before, listed);
    }

    private void list(String folder, @Nullable BrokerId broker, Instant before, Listed listed) throws IOException {
        var prefix = bucket.prefix() + folder + "/";
        String after = null;
        do {
            var page = objects.page(prefix, after);
            var old = new ArrayList<UUID>();
            for (var object : page.contents()) {
                var name = object.key().substring(prefix.length());
                if (ID.matcher(name).matches() && object.lastModified().isBefore(before)) {
                    old.add(UUID.fromString(name));
                }
            }
            if (!old.isEmpty()) {
                listed.files(broker, old);
            }
            after = page.nextContinuationToken();
        } while (after != null);
    }

    private String folderName(CommonPrefix folder) {
        return folder.prefix()
                .substring(bucket.prefix().length(), folder.prefix().length() - 1);
    }

    /** There is no rename: a copy, and then the original is deleted. */
    @Override
    public boolean setAside(@Nullable BrokerId broker, UUID key, LocalDate on) throws IOException {
        var folder = broker == null ? INCOMING : broker.toString();
        var name = name(folder, key);
        if (objects.size(name).isEmpty()) {
            return local.setAside(broker, key, on);
        }
        var aside = name(REMOVED + "/" + on + "/" + folder, key);
        var free = aside;
        for (int copy = 2; objects.size(free).isPresent(); copy++) {
            free = aside + "." + copy;
        }
        objects.copy(name, free);
        objects.delete(name);
        return true;
    }

    private String name(String folder, UUID key) {
        return bucket.prefix() + folder + "/" + key;
    }

    @Override
    public void close() {
        objects.close();
        presigner.close();
    }

    private final class S3Draft implements Draft {
        private final FolderStore.FileDraft file;
        private boolean isUploaded;
        private boolean isKept;

        S3Draft(FolderStore.FileDraft file) {
            this.file = file;
        }

        @Override
        public UUID key() {
            return file.key();
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            file.write(bytes, length);
        }

        @Override
        public FileBytes written() throws IOException {
            return file.written();
        }

        /** The store has the bytes, checked by their sum, when it has answered. */
        @Override
        public void secure() throws IOException {
            objects.put(name(INCOMING, key()), file.path());
            isUploaded = true;
        }

        @Override
        public void keep(BrokerId broker) {
            if (!isKept) {
                objects.copy(name(INCOMING, key()), name(broker.toString(), key()));
                isKept = true;
            }
        }

        /** Should the store not answer any more, the sweep finds what is left in it. */
        @Override
        public void close() throws IOException {
            file.close();
            if (isUploaded) {
                objects.forget(name(INCOMING, key()));
            }
        }
    }
}
