package dev.lendport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerHeapTest {

    @Test
    void samples_of_one_meter_are_added_up_and_others_are_left_out() {
        var meters = """
                # HELP jvm_memory_used_bytes The amount of used memory
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="Eden Space"} 1048576.0
                jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.097152E7
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 7.0E7
                jvm_gc_live_data_size_bytes 524288.0
                """;

        assertThat(ServerHeap.sum(meters, "jvm_memory_used_bytes{area=\"heap\""))
                .isEqualTo(21);
        assertThat(ServerHeap.sum(meters, "jvm_gc_live_data_size_bytes")).isEqualTo(0.5);
        assertThat(ServerHeap.sum(meters, "jvm_gc_pause")).isZero();
    }
}
