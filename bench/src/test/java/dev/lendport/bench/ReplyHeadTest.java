package dev.lendport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplyHeadTest {

    @Test
    void length_counts_head_and_body() {
        var head = "HTTP/1.1 201 \r\nETag: \"1-en\"\r\nContent-Length: 12\r\n\r\n";

        assertThat(parse(head + "{\"a\":")).isEqualTo(new ReplyHead(201, head.length() + 12, false));
    }

    @Test
    void a_head_that_is_not_all_there_yet_is_none() {
        var head = "HTTP/1.1 200 \r\ncontent-length: 2\r\n\r\n";

        for (int length = 0; length < head.length(); length++) {
            assertThat(parse(head.substring(0, length))).isNull();
        }
        assertThat(parse(head)).isEqualTo(new ReplyHead(200, head.length() + 2, false));
    }

    @Test
    void a_server_that_closes_says_so() {
        var head = "HTTP/1.1 200 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

        assertThat(parse(head)).isEqualTo(new ReplyHead(200, head.length(), true));
    }

    @Test
    void bytes_after_the_text_read_are_not_looked_at() {
        var buffer = "HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(ReplyHead.parse(buffer, buffer.length - 2)).isNull();
    }

    private static @Nullable ReplyHead parse(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ReplyHead.parse(bytes, bytes.length);
    }
}
