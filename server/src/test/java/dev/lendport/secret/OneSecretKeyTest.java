package dev.lendport.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.TestServer;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that could not open what the others seal does not start. */
class OneSecretKeyTest {
    @Test
    void a_node_with_another_key_does_not_start_and_says_what_to_do() {
        TestServer.address();
        var otherKey = Base64.getEncoder().encodeToString(new byte[32]);

        assertThatThrownBy(() -> TestServer.anotherNode(Map.of("lendport.secret-key", otherKey)))
                .hasRootCauseInstanceOf(OtherSecretKeyException.class);
        var failure = new OtherSecretKeyException();
        var told = new OtherSecretKeyFailureAnalyzer().analyze(failure, failure);
        assertThat(told.getDescription()).contains("This node's key");
        assertThat(told.getAction()).contains("LENDPORT_SECRET_KEY").contains("secret.key");
    }

    @Test
    void a_node_with_the_same_key_starts() {
        try (var node = TestServer.anotherNode(Map.of())) {
            assertThat(node.isActive()).isTrue();
        }
    }
}
