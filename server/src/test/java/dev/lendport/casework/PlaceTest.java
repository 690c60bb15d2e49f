package dev.lendport.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void a_cursor_gives_its_place_back() {
        for (var at :
                new String[] {"2026-11-30T10:00:00.123456Z", "1969-12-31T23:59:59.999999Z", "2199-01-01T00:00:00Z"}) {
            var place = new Place(Instant.parse(at), UUID.fromString("7c9e2f4b-1a6d-4e83-a5f0-2b8d9c0e1f34"));

            assertThat(Place.of(place.cursor())).contains(place);
            assertThat(place.cursor()).matches("[A-Za-z0-9_-]{32}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "nowhere",
                "AAAA",
                "AAZEr7Aq4AAZ3-Kq5dhLU6XaOJRrV9ePAAAA",
                "fwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA~"
            })
    void what_is_no_cursor_has_no_place(String text) {
        assertThat(Place.of(text)).isEmpty();
    }
}
