package dev.lendport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PaperTest {
    private static final int MOST_BYTES = 300_000;
    private static final String BASE64 = "\"documentContent\":\"";

    @Test
    void a_picture_can_be_read_and_is_nearly_as_large_as_was_asked_for() throws IOException {
        var content = Paper.png(MOST_BYTES).content();
        var picture = ImageIO.read(new ByteArrayInputStream(content));

        assertThat(picture.getWidth()).isEqualTo(547);
        assertThat(picture.getHeight()).isEqualTo(546);
        assertThat(content.length).isBetween(MOST_BYTES * 99 / 100, MOST_BYTES);
    }

    @Test
    void a_small_picture_can_be_read_too() throws IOException {
        var content = Paper.png(2_000).content();

        assertThat(ImageIO.read(new ByteArrayInputStream(content))).isNotNull();
        assertThat(content.length).isBetween(1_500, 2_000);
    }

    @Test
    void the_table_of_a_document_says_where_its_objects_are() {
        var content = Paper.pdf(MOST_BYTES).content();
        var text = new String(content, StandardCharsets.ISO_8859_1);
        int table = Integer.parseInt(text.substring(text.lastIndexOf("startxref\n") + 10, text.lastIndexOf("\n%%EOF")));
        var entries = text.substring(table).lines().skip(3).limit(5).toList();

        assertThat(content.length).isBetween(MOST_BYTES * 99 / 100, MOST_BYTES);
        assertThat(text.substring(table)).startsWith("xref\n0 6\n");
        for (int number = 1; number <= entries.size(); number++) {
            int place = Integer.parseInt(entries.get(number - 1).substring(0, 10));
            assertThat(text.substring(place)).startsWith(number + " 0 obj\n");
        }
    }

    @Test
    void a_body_of_either_kind_holds_the_paper_whole() {
        var paper = Paper.png(2_000);
        var form = Delivery.form("form", paper);
        var json = Delivery.json("json", paper);
        var text = new String(json.body(), StandardCharsets.UTF_8);
        int from = text.indexOf(BASE64) + BASE64.length();

        assertThat(new String(form.body(), StandardCharsets.ISO_8859_1))
                .contains("\r\n\r\n" + new String(paper.content(), StandardCharsets.ISO_8859_1) + "\r\n--");
        assertThat(Base64.getDecoder().decode(text.substring(from, text.indexOf('"', from))))
                .isEqualTo(paper.content());
        assertThat(new String(form.head(UUID.randomUUID(), "token"), StandardCharsets.UTF_8))
                .contains("Content-Length: " + form.body().length + "\r\n")
                .endsWith("\r\n\r\n");
    }
}
