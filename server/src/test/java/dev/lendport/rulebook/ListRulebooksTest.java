package dev.lendport.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

@Covers("listRulebooks")
class ListRulebooksTest {

    @Test
    void the_newest_comes_first() {
        var broker = TestServer.sandboxBroker();
        var older = RulebookBodies.store(RulebookBodies.rulebook("2096-01-01"));
        var newer = RulebookBodies.store(RulebookBodies.rulebook("2096-02-01"));

        var page = broker.get("/v1/rulebooks?pageSize=2").expect(200);
        var second = broker.get("/v1/rulebooks?pageSize=1&pageNumber=2").expect(200);

        assertThat(page.number("/count")).isEqualByComparingTo("2");
        assertThat(page.number("/totalCount").intValue()).isGreaterThanOrEqualTo(3);
        assertThat(page.number("/listRulebooks/0/version").intValue()).isEqualTo(newer);
        assertThat(page.text("/listRulebooks/0/validFrom")).isEqualTo("2096-02-01");
        assertThat(page.number("/listRulebooks/1/version").intValue()).isEqualTo(older);
        assertThat(second.number("/listRulebooks/0/version").intValue()).isEqualTo(older);
    }
}
