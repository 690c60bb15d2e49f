package dev.lendport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void the_median_of_an_odd_number_is_the_middle_one() {
        assertThat(Statistics.median(5, 1, 9)).isEqualTo(5);
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assertThat(Statistics.median(8, 2, 4, 100)).isEqualTo(6);
    }

    @Test
    void quantiles_are_taken_by_nearest_rank() {
        var latencies = Latencies.of(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());

        assertThat(latencies.milliseconds(0.5)).isEqualTo(50);
        assertThat(latencies.milliseconds(0.99)).isEqualTo(99);
        assertThat(latencies.milliseconds(1)).isEqualTo(100);
        assertThat(Latencies.of(7_000_000).milliseconds(0.01)).isEqualTo(7);
    }

    @Test
    void merged_latencies_are_sorted_as_one() {
        var merged =
                Latencies.merged(List.of(Latencies.of(3_000_000, 1_000_000), Latencies.of(2_000_000), Latencies.of()));

        assertThat(merged.count()).isEqualTo(3);
        assertThat(merged.milliseconds(0.5)).isEqualTo(2);
    }
}
