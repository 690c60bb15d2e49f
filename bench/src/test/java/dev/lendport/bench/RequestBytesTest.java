package dev.lendport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestBytesTest {
    private static final UUID ID = UUID.fromString("0d8f6e2a-5b71-4c39-9e04-7a1c2b3d4e5f");

    @Test
    void the_id_is_put_where_the_placeholder_was() {
        var request = RequestBytes.get("/v1/processes/" + RequestBytes.KEY, "token");
        var bytes = request.copy();

        request.putKey(bytes, ID);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("GET /v1/processes/" + ID + " HTTP/1.1\r\n")
                .contains("Authorization: Bearer token\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void a_body_is_announced_with_its_length_in_bytes() {
        var request = RequestBytes.post("/v1/processes", "token", "{\"é\": \"" + RequestBytes.KEY + "\"}");
        var bytes = request.copy();

        request.putKey(bytes, ID);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("Content-Length: 46\r\n")
                .endsWith("\r\n\r\n{\"é\": \"" + ID + "\"}");
    }
}
