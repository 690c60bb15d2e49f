package dev.lendport.document;

import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects of one bucket. Every upload carries SHA-256 sums that the store compares, and none replaces an object where
 * the store can tell ({@code If-None-Match: *}). A store that does not answer is told as 503, by an exception that also
 * rolls the open transaction back.
 */
final class S3Objects implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(S3Objects.class);
    private static final long RETRY_AFTER_SECONDS = 5;
    private static final int PART = 8 * 1024 * 1024;
    private static final int NOT_FOUND = 404;
    private static final int EXISTS = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String BYTES = "application/octet-stream";
    private static final String ONLY_NEW = "*";

    private final S3Client client;
    private final String bucket;

    S3Objects(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Empty when there is no such object. */
    Optional<InputStream> open(String name) {
        return asked(() -> {
            try {
                return Optional.of(client.getObject(get -> get.bucket(bucket).key(name)));
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    /** Bytes; empty when there is no such object. */
    OptionalLong size(String name) {
        return asked(() -> {
            try {
                return OptionalLong.of(
                        client.headObject(head -> head.bucket(bucket).key(name)).contentLength());
            } catch (S3Exception failed) {
                if (failed.statusCode() == NOT_FOUND) {
                    return OptionalLong.empty();
                }
                throw failed;
            }
        });
    }

    /** Uploads a file, in parts when it is large. */
    void put(String name, Path file) throws IOException {
        long size = Files.size(file);
        onlyNew(name, condition -> {
            if (size > PART) {
                putParts(name, file, size, condition);
            } else {
                client.putObject(
                        put -> put.bucket(bucket)
                                .key(name)
                                .ifNoneMatch(condition)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromFile(file));
            }
            return name;
        });
    }

    private void putParts(String name, Path file, long size, @Nullable String condition) {
        var upload = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(name).checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        try {
            var parts = new ArrayList<CompletedPart>();
            for (long at = 0; at < size; at += PART) {
                parts.add(putPart(name, upload, new Part(file, at, Math.min(PART, size - at), parts.size() + 1)));
            }
            client.completeMultipartUpload(complete -> complete.bucket(bucket)
                    .key(name)
                    .uploadId(upload)
                    .ifNoneMatch(condition)
                    .multipartUpload(all -> all.parts(parts)));
        } catch (RuntimeException broken) {
            abort(name, upload);
            throw broken;
        }
    }

    private record Part(Path file, long at, long size, int number) {
        /** Opened again when the call is tried again. */
        InputStream open() {
            try {
                var channel = FileChannel.open(file, StandardOpenOption.READ);
                return Channels.newInputStream(channel.position(at));
            } catch (IOException unread) {
                throw new UncheckedIOException(unread);
            }
        }
    }

    private CompletedPart putPart(String name, String upload, Part part) {
        var sent = client.uploadPart(
                put -> put.bucket(bucket)
                        .key(name)
                        .uploadId(upload)
                        .partNumber(part.number())
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromContentProvider(part::open, part.size(), BYTES));
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag(sent.eTag())
                .checksumSHA256(sent.checksumSHA256())
                .build();
    }

    /** Parts that are never joined are paid for and seen by nobody. */
    private void abort(String name, String upload) {
        try {
            client.abortMultipartUpload(abort -> abort.bucket(bucket).key(name).uploadId(upload));
        } catch (SdkException away) {
            log.warn("the parts of {} stay in the store: {}", name, away.getMessage());
        }
    }

    /** A copy that the store makes by itself. */
    void copy(String from, String to) {
        onlyNew(
                to,
                condition -> client.copyObject(copy -> copy.sourceBucket(bucket)
                        .sourceKey(from)
                        .destinationBucket(bucket)
                        .destinationKey(to)
                        .ifNoneMatch(condition)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)));
    }

    /** A name is used for one content only: what is there already came by an attempt whose answer was lost. */
    private void onlyNew(String name, Function<@Nullable String, Object> write) {
        asked(() -> {
            try {
                return write.apply(ONLY_NEW);
            } catch (S3Exception refused) {
                return switch (refused.statusCode()) {
                    case EXISTS -> name;
                    case NOT_IMPLEMENTED -> write.apply(null);
                    default -> throw refused;
                };
            }
        });
    }

    void delete(String name) {
        asked(() -> client.deleteObject(delete -> delete.bucket(bucket).key(name)));
    }

    /** Deletes what nobody needs, now or by a later sweep. */
    void forget(String name) {
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(name));
        } catch (SdkException away) {
            log.warn("{} stays in the store: {}", name, away.getMessage());
        }
    }

    List<CommonPrefix> folders(String prefix) {
        return asked(
                () -> client
                        .listObjectsV2Paginator(
                                list -> list.bucket(bucket).prefix(prefix).delimiter("/"))
                        .commonPrefixes()
                        .stream()
                        .toList());
    }

    /**
     * A thousand objects at most.
     *
     * @param after where the page before ended; null for the first
     */
    ListObjectsV2Response page(String prefix, @Nullable String after) {
        return asked(() ->
                client.listObjectsV2(list -> list.bucket(bucket).prefix(prefix).continuationToken(after)));
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException away) {
            log.warn("the store of documents does not do what it should: {}", away.getMessage());
            throw new RefusedException(Refusal.later(ProblemCode.DOCUMENT_STORE_UNAVAILABLE, RETRY_AFTER_SECONDS));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
