package dev.lendport.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One secret for all nodes, and keys that tell nothing of each other. */
class ServerKeyTest {
    @TempDir
    Path folder;

    @Test
    void the_folders_key_is_made_once_and_is_its_owners_alone() throws IOException {
        var first = ServerKey.open("", folder);

        assertThat(ServerKey.open("", folder).sealing()).isEqualTo(first.sealing());
        assertThat(Files.getPosixFilePermissions(folder.resolve("secret.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_configured_key_leaves_the_folder_alone() throws IOException {
        ServerKey.open(Base64.getEncoder().encodeToString(new byte[32]), folder);

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void each_purpose_has_a_key_of_its_own_which_every_node_derives_alike() {
        var key = ServerKey.open("", folder);

        assertThat(key.signing("a"))
                .isEqualTo(ServerKey.open("", folder).signing("a"))
                .isNotEqualTo(key.signing("b"));
        assertThat(key.signing("a").getEncoded()).isNotEqualTo(key.sealing().getEncoded());
    }

    @Test
    void a_key_of_another_size_is_refused() {
        assertThatThrownBy(() -> ServerKey.open("AAAA", folder)).hasMessageContaining("32 bytes");
    }
}
