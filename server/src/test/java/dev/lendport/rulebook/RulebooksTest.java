package dev.lendport.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lendport.TestServer;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulebooksTest {

    @Test
    void every_node_comes_to_know_what_one_has_stored() {
        try (var node = TestServer.anotherNode(Map.of())) {
            var others = node.getBean(Rulebooks.class);
            var day = LocalDate.of(2089, 5, 1);
            assertThat(lastFieldOn(day, others)).isNotEqualTo("personalData.genderId");

            RulebookBodies.store(RulebookBodies.alsoAsking("2089-05-01", "personalData.genderId"));
            RulebookBodies.store(RulebookBodies.rulebook("2089-05-02"));

            await().untilAsserted(() -> assertThat(lastFieldOn(day, others)).isEqualTo("personalData.genderId"));
        }
    }

    private static @Nullable String lastFieldOn(LocalDate day, Rulebooks rulebooks) {
        return rulebooks.at(day).orElseThrow().requiredFields().getLast().field();
    }
}
