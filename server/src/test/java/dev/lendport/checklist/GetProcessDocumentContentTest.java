package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.document.SampleFiles;
import dev.lendport.http.ContentHash;
import dev.lendport.mortgage.Cases;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("getProcessDocumentContent")
class GetProcessDocumentContentTest {
    private final Api broker = TestServer.sandboxBroker();
    private final UUID process = Cases.accepted(broker);
    private final byte[] file = SampleFiles.png();
    private final String content =
            Papers.path(process) + "/" + Papers.delivered(broker, process, Papers.PAYSLIPS) + "/content";

    @Test
    void the_whole_file_has_its_hash_for_a_tag_and_is_never_shown_here() {
        var got = broker.get(content).expect(200);

        assertThat(got.bytes()).isEqualTo(file);
        assertThat(got.header("Content-Type")).isEqualTo("image/png");
        assertThat(got.header("Content-Disposition")).startsWith("attachment;").contains("scan.png");
        assertThat(got.header("ETag")).isEqualTo("\"" + ContentHash.of(file).sha256() + "\"");
        assertThat(got.header("Accept-Ranges")).isEqualTo("bytes");
        broker.header("If-None-Match", got.header("ETag")).get(content).expect(304);
    }

    @Test
    void a_part_is_had_from_the_front_the_middle_and_the_end() {
        int length = file.length;
        part("bytes=0-9", 0, 10);
        part("bytes=10-19", 10, 20);
        part("bytes=10-", 10, length);
        part("bytes=-10", length - 10, length);
        part("bytes=" + (length - 1) + "-" + (length + 100), length - 1, length);
    }

    private void part(String range, int from, int to) {
        var got = broker.header("Range", range).get(content).expect(206);
        assertThat(got.bytes()).as(range).isEqualTo(Arrays.copyOfRange(file, from, to));
        assertThat(got.header("Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + file.length);
    }

    @Test
    void a_part_beyond_the_end_is_refused_and_says_where_that_is() {
        var got = broker.header("Range", "bytes=" + file.length + "-")
                .get(content)
                .expectProblem(416, "range_beyond_end");

        assertThat(got.header("Content-Range")).isEqualTo("bytes */" + file.length);
    }

    @Test
    void all_of_it_is_sent_for_several_parts_for_nonsense_and_for_parts_of_another_file() {
        for (var range : new String[] {"bytes=0-1,5-6", "lines=1-2", "bytes=9-2"}) {
            assertThat(broker.header("Range", range).get(content).expect(200).bytes())
                    .as(range)
                    .isEqualTo(file);
        }
        var other = broker.header("Range", "bytes=0-9").header("If-Range", "\"other\"");
        assertThat(other.get(content).expect(200).bytes()).isEqualTo(file);
    }
}
