package dev.lendport.document;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server, with its objects in memory and a bucket that has a name of its own. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "documents";
    static final String PREFIX = "lender/files";
    private static final S3Settings.Keys KEYS = new S3Settings.Keys("access", "secret");

    private final TransientNio2BlobStore blobs = new TransientNio2BlobStore();
    private S3Proxy server = started(0);
    private final int port = server.getPort();

    S3Server() {
        client().createBucket(create -> create.bucket(BUCKET));
    }

    private S3Proxy started(int wanted) {
        var started = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:" + wanted))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEYS.access(), KEYS.secret())
                .blobStore(blobs)
                .build();
        try {
            started.start();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        return started;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    S3Settings settings(S3Settings.Links links, Duration timeout) {
        return new S3Settings(endpoint(), "eu-west-1", new S3Settings.Bucket(BUCKET, PREFIX, links), KEYS, timeout);
    }

    S3Store store(Path folder) {
        return new S3Store(settings(S3Settings.Links.OURS, Duration.ofSeconds(30)), folder);
    }

    S3Client client() {
        return settings(S3Settings.Links.OURS, Duration.ofSeconds(30)).client();
    }

    /** As a node or a command is told of it. */
    Map<String, Object> properties(Path folder) {
        return Map.of(
                "lendport.documents.store",
                "s3",
                "lendport.documents.folder",
                folder.toString(),
                "lendport.documents.s3.endpoint",
                endpoint().toString(),
                "lendport.documents.s3.bucket",
                BUCKET,
                "lendport.documents.s3.prefix",
                PREFIX,
                "lendport.documents.s3.access-key",
                KEYS.access(),
                "lendport.documents.s3.secret-key",
                KEYS.secret(),
                "lendport.documents.s3.timeout",
                "3s");
    }

    /** It goes away, with its port. */
    void stop() {
        try {
            server.stop();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** It comes back where it was, with what it had. */
    void start() {
        server = started(port);
    }

    @Override
    public void close() {
        stop();
    }
}
