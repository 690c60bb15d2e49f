package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.Patience;
import dev.lendport.document.FakeClamd.Day;
import dev.lendport.document.VirusScanner.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clamd answers is a verdict, and whatever else happens is none. */
class ClamdScannerTest {
    private static final int LARGEST = 30 * 1024 * 1024;

    private final FakeClamd clamd = new FakeClamd();

    @AfterEach
    void end() {
        clamd.close();
    }

    private static ScannerSettings settings(String address, Duration timeout) {
        return new ScannerSettings(address, timeout, LARGEST, Duration.ofSeconds(1), 1);
    }

    private Verdict scan(byte[] content) {
        return new ClamdScanner(settings(clamd.address(), Patience.LIMIT)).scan(new Content(content));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Content(byte[] bytes) implements VirusScanner.Content {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    @Test
    void a_file_is_clean_or_infected_however_many_chunks_it_has() {
        var large = new byte[5_000_000];
        assertThat(scan(new byte[] {1})).isEqualTo(new Verdict.Clean());
        assertThat(scan(large)).isEqualTo(new Verdict.Clean());
        assertThat(scan(SampleFiles.joined(large, SampleFiles.ascii(FakeClamd.EICAR), large)))
                .isEqualTo(new Verdict.Infected(FakeClamd.THREAT));
    }

    @Test
    void a_socket_in_the_file_system_does_as_well(@TempDir Path folder) {
        var address = folder.resolve("clamd.ctl");
        try (var _ = new FakeClamd(UnixDomainSocketAddress.of(address))) {
            var scanner = new ClamdScanner(settings(address.toString(), Patience.LIMIT));
            assertThat(scanner.scan(new Content(SampleFiles.ascii(FakeClamd.EICAR))))
                    .isEqualTo(new Verdict.Infected(FakeClamd.THREAT));
        }
    }

    @Test
    void no_answer_is_no_verdict() {
        clamd.is(Day.HANGING);
        // More than the buffers between the two hold: it waits to send, not to read.
        var hung = new ClamdScanner(settings(clamd.address(), Duration.ofMillis(300)))
                .scan(new Content(new byte[20_000_000]));
        assertThat(hung).isInstanceOf(Verdict.Undecided.class);
        clamd.is(Day.DROPPING);
        assertThat(scan(new byte[1_000_000])).isInstanceOf(Verdict.Undecided.class);
        clamd.is(Day.CONFUSED);
        assertThat(scan(new byte[] {1})).isInstanceOf(Verdict.Undecided.class);
        clamd.close();
        assertThat(scan(new byte[] {1})).isInstanceOf(Verdict.Unreachable.class);
        assertThat(new VirusScanner.None().scan(new Content(new byte[0]))).isInstanceOf(Verdict.Unreachable.class);
    }

    @Test
    void what_the_scanner_does_not_take_is_told_as_such() {
        clamd.is(Day.SMALL);
        assertThat(scan(new byte[70_000]))
                .isEqualTo(new Verdict.Undecided("larger than the scanner's StreamMaxLength"));
        clamd.is(Day.GOOD);
        assertThat(scan(new byte[LARGEST + 1])).isInstanceOf(Verdict.Undecided.class);
        assertThat(clamd.scans()).isZero();
    }

    @Test
    void a_file_that_cannot_be_read_is_not_the_scanners_fault() {
        var verdict = new ClamdScanner(settings(clamd.address(), Patience.LIMIT)).scan(new VirusScanner.Content() {
            @Override
            public long size() {
                return 1;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("gone");
            }
        });
        assertThat(verdict).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void a_setting_that_means_nothing_is_refused() {
        assertThatThrownBy(() -> settings("scanner", Duration.ofSeconds(1))).hasMessageContaining("host:port");
        assertThatThrownBy(() -> settings("127.0.0.1:3310", Duration.ZERO)).hasMessageContaining("above zero");
        assertThat(settings("", Duration.ofSeconds(1)).isOn()).isFalse();
        assertThat(settings("[::1]:3310", Duration.ofSeconds(1)).host()).isEqualTo("[::1]");
    }
}
