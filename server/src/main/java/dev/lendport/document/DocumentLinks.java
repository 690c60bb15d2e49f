package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.secret.ServerKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that open a document to whoever has them, for ten minutes of real time. The signature names the broker and its
 * access epoch, and seals them with the key and the end (HMAC-SHA-256), so a link leads to nothing else, and to nothing
 * at all once somebody lost access to the broker.
 */
@Component
public class DocumentLinks {
    private static final long NO_EPOCH = -1;
    private static final int HOLDER_BYTES = 2 * Long.BYTES + Long.BYTES;
    private static final int MAC_BYTES = 32;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final DocumentContents contents;
    private final SecretKey key;

    DocumentLinks(Transactions transactions, JdbcClient jdbc, DocumentContents contents, ServerKey serverKey) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.contents = contents;
        this.key = serverKey.signing("document-link");
    }

    /**
     * A link that was made.
     *
     * @param path with its query, on this server
     */
    public record Link(String path, Instant expiresAt) {}

    /** A link to a document of the caller's broker; empty when there is no such document. In the open transaction. */
    public Optional<Link> make(Caller caller, UUID documentKey) {
        return jdbc.sql("""
                        SELECT date_trunc('second', now()) + interval '10 minutes'
                          FROM document WHERE broker_id = ? AND key = ?
                        """)
                .params(caller.broker().value(), documentKey)
                .query(OffsetDateTime.class)
                .optional()
                .map(expires -> link(Holder.of(caller), documentKey, expires.toInstant()));
    }

    Link link(Holder holder, UUID documentKey, Instant expiresAt) {
        var expires = expiresAt.getEpochSecond();
        var signature = ByteBuffer.allocate(HOLDER_BYTES + MAC_BYTES)
                .put(holder.bytes())
                .put(mac(holder, documentKey, expires))
                .array();
        return new Link(
                "/document/" + documentKey + "/content?expires=" + expires + "&signature="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature),
                expiresAt);
    }

    /** For whom a link was made. */
    record Holder(BrokerId broker, long accessEpoch) {
        static Holder of(Caller caller) {
            var epoch = caller.accessEpoch();
            return new Holder(caller.broker(), epoch == null ? NO_EPOCH : epoch);
        }

        byte[] bytes() {
            return ByteBuffer.allocate(HOLDER_BYTES)
                    .putLong(broker.value().getMostSignificantBits())
                    .putLong(broker.value().getLeastSignificantBits())
                    .putLong(accessEpoch)
                    .array();
        }
    }

    /** Follows a link; whatever is wrong with it but its age, there is nothing at its end. */
    Outcome<DocumentContent> follow(UUID documentKey, long expires, String signature) {
        var holder = holder(documentKey, expires, signature);
        var found = holder == null ? null : find(holder, documentKey, expires);
        if (found == null) {
            return Outcome.refused(ProblemCode.NOT_FOUND);
        }
        return found.isExpired()
                ? Outcome.refused(ProblemCode.DOCUMENT_LINK_EXPIRED)
                : contents.of(found.broker(), found.document());
    }

    private @Nullable Holder holder(UUID documentKey, long expires, String signature) {
        var signed = decoded(signature);
        if (signed.length != HOLDER_BYTES + MAC_BYTES) {
            return null;
        }
        var buffer = ByteBuffer.wrap(signed);
        var holder = new Holder(new BrokerId(new UUID(buffer.getLong(), buffer.getLong())), buffer.getLong());
        var given = new byte[MAC_BYTES];
        buffer.get(given);
        return MessageDigest.isEqual(given, mac(holder, documentKey, expires)) ? holder : null;
    }

    private record Found(BrokerId broker, StoredDocument document, boolean isExpired) {}

    private @Nullable Found find(Holder holder, UUID documentKey, long expires) {
        return transactions
                .<Optional<Found>>asSystem(() -> jdbc.sql("""
                        SELECT d.key, d.file_type, d.size_bytes, d.md5, d.sha256, d.uploaded_at, d.pages, d.scan,
                               now() >= to_timestamp(?) AS expired
                          FROM document d
                          JOIN broker b ON b.id = d.broker_id
                         WHERE d.broker_id = ? AND d.key = ? AND ? IN (b.access_epoch, -1)
                        """)
                        .params(expires, holder.broker().value(), documentKey, holder.accessEpoch())
                        .query((row, n) ->
                                new Found(holder.broker(), Documents.document(row), row.getBoolean("expired")))
                        .optional())
                .orElse(null);
    }

    private byte[] mac(Holder holder, UUID documentKey, long expires) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(holder.bytes());
            return mac.doFinal(ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(documentKey.getMostSignificantBits())
                    .putLong(documentKey.getLeastSignificantBits())
                    .putLong(expires)
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
