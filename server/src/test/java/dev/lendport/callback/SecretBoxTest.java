package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens with the same key, for the same broker, unchanged; otherwise not at all. */
class SecretBoxTest {
    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    Path folder;

    private final BrokerId broker = new BrokerId(Ids.next());

    @Test
    void the_folders_key_is_made_once_and_is_its_owners_alone() throws IOException {
        var sealed = SecretBox.open("", folder).seal(broker, SECRET);

        assertThat(SecretBox.open("", folder).open(broker, sealed)).isEqualTo(SECRET);
        assertThat(Files.getPosixFilePermissions(folder.resolve("secret.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        var box = SecretBox.open("", folder);

        assertThat(box.seal(broker, SECRET)).isNotEqualTo(box.seal(broker, SECRET));
    }

    @Test
    void another_brokers_another_keys_or_a_changed_seal_does_not_open() {
        var box = SecretBox.open("", folder);
        var sealed = box.seal(broker, SECRET);
        var other = SecretBox.open(Base64.getEncoder().encodeToString(new byte[32]), folder);

        assertThatThrownBy(() -> box.open(new BrokerId(Ids.next()), sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> other.open(broker, sealed)).hasMessageContaining("LENDPORT_SECRET_KEY");
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(broker, changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_key_of_another_size_is_refused() {
        assertThatThrownBy(() -> SecretBox.open("AAAA", folder)).hasMessageContaining("32 bytes");
    }
}
