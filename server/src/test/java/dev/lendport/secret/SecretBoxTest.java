package dev.lendport.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Ids;
import java.nio.file.Path;
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
    void the_same_secret_never_looks_the_same() {
        var box = new SecretBox(ServerKey.open("", folder));

        assertThat(box.seal(broker, SECRET)).isNotEqualTo(box.seal(broker, SECRET));
    }

    @Test
    void another_brokers_another_keys_or_a_changed_seal_does_not_open() {
        var box = new SecretBox(ServerKey.open("", folder));
        var sealed = box.seal(broker, SECRET);
        var other = new SecretBox(ServerKey.open(Base64.getEncoder().encodeToString(new byte[32]), folder));

        assertThatThrownBy(() -> box.open(new BrokerId(Ids.next()), sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> other.open(broker, sealed)).hasMessageContaining("LENDPORT_SECRET_KEY");
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(broker, changed)).isInstanceOf(IllegalStateException.class);
        }
    }
}
