package dev.lendport.document;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * An S3-compatible store.
 *
 * @param endpoint null for the region's at AWS
 * @param keys null for the credentials of the surroundings
 * @param timeout of a call, with all of its attempts
 */
record S3Settings(
        @Nullable URI endpoint,
        String region,
        Bucket bucket,
        @Nullable Keys keys,
        Duration timeout) {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    /** The JDK's client keeps five connections that are idle, and each may have been closed by the store since. */
    private static final int ATTEMPTS = 6;

    /** What ends calls in time. The SDK's own threads would be children of a request's, which Tomcat misses at its end. */
    private static final ScheduledExecutorService TIMEOUTS =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                    .daemon()
                    .name("document-store-timeouts")
                    .inheritInheritableThreadLocals(false)
                    .factory());

    /**
     * Where in the store documents lie.
     *
     * @param prefix empty, or with a slash at its end
     */
    record Bucket(String name, String prefix, Links links) {
        Bucket {
            if (name.isBlank()) {
                throw new IllegalArgumentException("lendport.documents.s3.bucket is missing");
            }
            prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        }
    }

    /** Whether clients may read from the store by themselves. */
    enum Links {
        OURS,
        PRESIGNED
    }

    record Keys(String access, String secret) {
        /** Not what is secret. */
        @Override
        public String toString() {
            return access;
        }
    }

    S3Client client() {
        var wait = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(wait)
                        .socketTimeout(timeout))
                .forcePathStyle(true)
                .region(Region.of(region))
                .credentialsProvider(credentials())
                .overrideConfiguration(calls -> calls.apiCallTimeout(timeout)
                        .scheduledExecutorService(TIMEOUTS)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
        return endpoint == null
                ? builder.build()
                : builder.endpointOverride(endpoint).build();
    }

    S3Presigner presigner() {
        var builder = S3Presigner.builder()
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .region(Region.of(region))
                .credentialsProvider(credentials());
        return endpoint == null
                ? builder.build()
                : builder.endpointOverride(endpoint).build();
    }

    private AwsCredentialsProvider credentials() {
        return keys == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.access(), keys.secret()));
    }
}
