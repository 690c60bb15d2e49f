package dev.lendport.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineRangesTest {
    private final LineRanges ranges = new LineRanges();

    @Test
    void neighbours_are_one_range() {
        IntStream.of(2, 3, 4, 7, 9, 10).forEach(ranges::add);

        assertThat(ranges).hasToString("2-4,7,9-10");
        assertThat(ranges.lines()).isEqualTo(6);
    }

    @Test
    void of_too_many_ranges_the_lines_are_counted() {
        IntStream.iterate(2, line -> line + 2).limit(LineRanges.MOST + 500).forEach(ranges::add);

        assertThat(ranges.toString().split(",", -1)).hasSize(LineRanges.MOST).endsWith("20000");
        assertThat(ranges.untold()).isEqualTo(500);
        assertThat(ranges.lines()).isEqualTo(LineRanges.MOST + 500);
    }
}
