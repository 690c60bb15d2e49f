package dev.lendport.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a partner can be told by a callback, in pages. */
@Covers("listNotificationTypes")
class ListNotificationTypesTest {
    private static final Api BROKER = TestServer.sandboxBroker();

    private static final String LIST = "/v1/taxonomy/notification-types";

    @Test
    void the_list_comes_whole_when_it_fits() {
        var whole = BROKER.get(LIST).expect(200);

        assertThat(whole.number("/totalCount").intValue()).isGreaterThan(6);
        assertThat(whole.number("/count")).isEqualTo(whole.number("/totalCount"));
        assertThat(whole.json().path("listNotificationTypes").size())
                .isEqualTo(whole.number("/totalCount").intValue());
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended() {
        var whole = BROKER.get(LIST).expect(200);
        var second = BROKER.get(LIST + "?pageNumber=2&pageSize=3").expect(200);
        var beyond = BROKER.get(LIST + "?pageNumber=1000000&pageSize=200").expect(200);

        assertThat(second.number("/totalCount")).isEqualTo(whole.number("/totalCount"));
        assertThat(second.number("/count").intValue()).isEqualTo(3);
        assertThat(second.number("/listNotificationTypes/0/id").intValue()).isEqualTo(4);
        assertThat(beyond.json().path("listNotificationTypes").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "pageNumber=0, /pageNumber out_of_range",
        "pageSize=0, /pageSize out_of_range",
        "pageSize=201, /pageSize out_of_range",
        "pageSize=x, /pageSize wrong_type"
    })
    void a_page_that_cannot_be_is_refused(String query, String error) {
        BROKER.get(LIST + "?" + query).expectInvalid(error);
    }
}
