package dev.lendport.document;

import dev.lendport.caller.Caller;
import dev.lendport.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of the files in the store. */
@Component
public class Documents {
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final Scans scans;

    Documents(JdbcClient jdbc, Scans scans) {
        this.jdbc = jdbc;
        this.scans = scans;
    }

    /** Those of the keys that are documents of the caller's broker, in no order. In the open transaction. */
    public List<StoredDocument> find(Caller caller, Collection<UUID> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT key, file_type, size_bytes, md5, sha256, uploaded_at, pages, scan
                          FROM document
                         WHERE broker_id = ? AND key = ANY (?)
                        """)
                .param(caller.broker().value())
                .param(keys.toArray(UUID[]::new))
                .query((row, n) -> document(row))
                .list();
    }

    Optional<StoredDocument> find(Caller caller, UUID key) {
        return find(caller, List.of(key)).stream().findFirst();
    }

    /**
     * In the open transaction, before the bytes are in the store.
     *
     * @return the document as it stands: waiting when there is a scanner
     */
    StoredDocument add(Caller caller, StoredDocument arrived) {
        var document = arrived.with(scans.admit());
        jdbc.sql("""
                        INSERT INTO document (broker_id, key, file_type, size_bytes, md5, sha256, uploaded_at, pages, scan)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(caller.broker().value())
                .param(document.key())
                .param(document.fileType().wire())
                .param(document.size())
                .param(HEX.parseHex(document.md5()))
                .param(HEX.parseHex(document.sha256()))
                .param(Rows.at(document.uploadedAt()))
                .param(document.pages())
                .param(document.scan().wire())
                .update();
        return document;
    }

    /** Of a row with all of a document's columns. */
    static StoredDocument document(ResultSet row) throws SQLException {
        return new StoredDocument(
                row.getObject("key", UUID.class),
                FileType.ofWire(row.getString("file_type")).orElseThrow(),
                row.getLong("size_bytes"),
                HEX.formatHex(row.getBytes("md5")),
                HEX.formatHex(row.getBytes("sha256")),
                Rows.instant(row, "uploaded_at"),
                row.getObject("pages", Integer.class),
                ScanState.ofWire(row.getString("scan")));
    }
}
