package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a crash left between the bytes and the row is moved aside; what has a row stays. */
class SweepDocumentsTest {
    @Test
    void a_file_without_a_row_goes_and_one_with_a_row_stays_however_old() throws IOException {
        var broker = TestServer.newBroker(Mode.SANDBOX);
        var key = UUID.fromString(new OwnedDocument().make(broker).getOrDefault("document_key", ""));
        var document = StoredFiles.of(broker, key);
        var lost = Ids.next();
        var orphan = Files.write(StoredFiles.of(broker, lost), new byte[] {1});
        var young = Files.write(StoredFiles.of(broker, Ids.next()), new byte[] {1});
        var longAgo = FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(3)));
        Files.setLastModifiedTime(document, longAgo);
        Files.setLastModifiedTime(orphan, longAgo);

        TestServer.bean(SweepDocuments.class).run();

        assertThat(document).exists();
        assertThat(young).exists();
        assertThat(orphan).doesNotExist();
        assertThat(movedAside(broker, lost)).hasBinaryContent(new byte[] {1});
        Files.delete(young);
    }

    /** Under the day of the database's clock; the sweep may have been at midnight. */
    private static Path movedAside(TestServer.NewBroker broker, UUID key) throws IOException {
        var place = StoredFiles.folder().relativize(StoredFiles.of(broker, key));
        try (var found = Files.walk(StoredFiles.folder().resolve("removed"))) {
            return found.filter(path -> path.endsWith(place)).findFirst().orElseThrow();
        }
    }
}
