package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {
    private static final int WINDOW = 64 * 1024;

    @TempDir
    private Path folder;

    @Test
    void what_lies_across_the_border_of_two_windows_is_found() throws IOException {
        try (var bytes = FileBytes.open(file(WINDOW - 2, "ARCHIVE"))) {
            assertThat(bytes.find("ARCHIVE", 0, bytes.size())).isEqualTo(WINDOW - 2);
            assertThat(bytes.find("ARCHIVE", WINDOW - 1, bytes.size())).isEqualTo(-1);
            assertThat(bytes.find("ARCHIVE", 0, WINDOW - 2)).isEqualTo(-1);
        }
    }

    @Test
    void the_next_of_several_bytes_is_found_up_to_the_last_of_the_file() throws IOException {
        var any = FileBytes.Any.of("XY");
        try (var bytes = FileBytes.open(file(2 * WINDOW - 1, "XaY"))) {
            assertThat(bytes.find(any, 0, bytes.size())).isEqualTo(2 * WINDOW - 1);
            assertThat(bytes.find(any, 2 * WINDOW, bytes.size())).isEqualTo(2 * WINDOW + 1);
            assertThat(bytes.find(any, 2 * WINDOW + 2, bytes.size())).isEqualTo(-1);
            assertThat(bytes.find(any, 0, 2 * WINDOW - 1)).isEqualTo(-1);
        }
        try (var bytes = FileBytes.open(file(3 * WINDOW - 1, "X"))) {
            assertThat(bytes.find(any, 0, bytes.size() + 1)).isEqualTo(3 * WINDOW - 1);
        }
    }

    @Test
    void a_check_sum_is_of_its_range_wherever_the_window_is() throws IOException {
        var file = file(WINDOW + 5, "some bytes");
        var expected = new CRC32();
        expected.update(Files.readAllBytes(file), 3, 2 * WINDOW - 3);
        try (var bytes = FileBytes.open(file)) {
            assertThat(bytes.at(2 * WINDOW + 9)).isZero();
            var sum = new CRC32();
            bytes.addTo(sum, 3, 2 * WINDOW);

            assertThat(sum.getValue()).isEqualTo(expected.getValue());
        }
    }

    /** Zeros of three windows, with a text at a place. */
    private Path file(int at, String text) throws IOException {
        var content = new byte[3 * WINDOW];
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, content, at, bytes.length);
        return Files.write(folder.resolve("file" + at), content);
    }
}
