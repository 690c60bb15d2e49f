package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole or not at all, and what nobody claims is moved aside. */
class FolderStoreTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    private final BrokerId broker = new BrokerId(Ids.next());
    private final Instant now = Clock.systemUTC().instant();
    private final LocalDate day = LocalDate.of(2026, 12, 1);

    private FolderStore store() {
        return new FolderStore(folder.resolve("documents"));
    }

    @Test
    void a_draft_that_is_not_kept_is_gone() throws IOException {
        try (var draft = store().draft()) {
            draft.write(CONTENT, 3);
            assertThat(folder.resolve("documents/incoming")).isNotEmptyDirectory();
        }
        assertThat(folder.resolve("documents/incoming")).isEmptyDirectory();
    }

    @Test
    void what_is_kept_is_its_owners_alone_and_keeping_it_again_changes_nothing() throws IOException {
        var key = kept();

        assertThat(store().open(broker, key)).hasBinaryContent(CONTENT);
        assertThat(Files.getPosixFilePermissions(path(key))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("documents")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(folder.resolve("documents/incoming")).isEmptyDirectory();
    }

    @Test
    void the_sweep_moves_aside_what_is_old_and_claimed_by_nobody() throws IOException {
        var claimed = kept();
        var unclaimed = kept();
        var young = kept();
        var abandoned = Files.write(
                folder.resolve("documents/incoming").resolve(Ids.next().toString()), CONTENT);
        var foreign = Files.write(path(claimed).resolveSibling(".nfs0001"), CONTENT);
        Files.createDirectories(folder.resolve("documents/lost+found"));
        for (var old : Set.of(path(claimed), path(unclaimed), abandoned, foreign)) {
            Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(2))));
        }

        int moved = store().sweep(now.minus(Duration.ofDays(1)), day, (owner, keys) -> Set.of(claimed));

        assertThat(moved).isEqualTo(2);
        assertThat(path(claimed)).exists();
        assertThat(path(young)).exists();
        assertThat(foreign).exists();
        assertThat(path(unclaimed)).doesNotExist();
        assertThat(abandoned).doesNotExist();
        assertThat(aside(unclaimed)).hasBinaryContent(CONTENT);
        assertThat(folder.resolve("documents/removed/2026-12-01/incoming/" + abandoned.getFileName()))
                .hasBinaryContent(CONTENT);
    }

    @Test
    void what_was_moved_aside_can_be_put_back_and_is_never_touched_there() throws IOException {
        var key = kept();
        Files.setLastModifiedTime(path(key), FileTime.from(now.minus(Duration.ofDays(2))));
        var before = now.minus(Duration.ofDays(1));
        assertThat(store().sweep(before, day, (owner, keys) -> Set.of())).isEqualTo(1);
        assertThat(store().sweep(before, day, (owner, keys) -> Set.of())).isZero();

        Files.copy(aside(key), path(key), StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(store().open(broker, key)).hasBinaryContent(CONTENT);
        assertThat(store().sweep(before, day, (owner, keys) -> Set.of(key))).isZero();
        assertThat(store().sweep(before, day, (owner, keys) -> Set.of())).isEqualTo(1);
        assertThat(aside(key)).hasBinaryContent(CONTENT);
        assertThat(aside(key).resolveSibling(key + ".2")).hasBinaryContent(CONTENT);
    }

    @Test
    void a_store_without_documents_has_nothing_to_sweep_and_makes_no_folder() throws IOException {
        assertThat(store().sweep(now, day, (owner, keys) -> Set.of())).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    private Path aside(UUID key) {
        return folder.resolve("documents/removed/2026-12-01")
                .resolve(broker.toString())
                .resolve(key.toString());
    }

    private UUID kept() throws IOException {
        try (var draft = store().draft()) {
            draft.write(CONTENT, 3);
            draft.secure();
            draft.keep(broker);
            draft.keep(broker);
            return draft.key();
        }
    }

    private Path path(UUID key) {
        return folder.resolve("documents").resolve(broker.toString()).resolve(key.toString());
    }
}
