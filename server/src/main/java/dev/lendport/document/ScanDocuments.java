package dev.lendport.document;

import dev.lendport.background.Loop;
import dev.lendport.document.Scans.Scan;
import dev.lendport.document.VirusScanner.Verdict;
import dev.lendport.outcome.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Scans what waits, after the commit and beside the requests: a scanner that is slow or away keeps documents in
 * quarantine, and nobody from uploading. What one node leaves behind another finds when the lease is over.
 */
@Component
class ScanDocuments implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ScanDocuments.class);

    /** What a node needs around a scan: to read the bytes, and to write the result. */
    private static final Duration LEASE_BEYOND_THE_SCAN = Duration.ofSeconds(60);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    private final Scans scans;
    private final EndScan endScan;
    private final VirusScanner scanner;
    private final DocumentStore store;
    private final ScannerSettings settings;
    private final List<Loop> loops;
    private final AtomicInteger unanswered = new AtomicInteger();

    ScanDocuments(Scans scans, EndScan endScan, VirusScanner scanner, DocumentStore store, ScannerSettings settings) {
        this.scans = scans;
        this.endScan = endScan;
        this.scanner = scanner;
        this.store = store;
        this.settings = settings;
        this.loops = IntStream.range(0, scanner.isThere() ? settings.atOnce() : 0)
                .mapToObj(n -> new Loop("scan-" + n, scans.bell(), settings.lookEvery(), this::round))
                .toList();
    }

    @Override
    public void start() {
        loops.forEach(Loop::start);
    }

    @Override
    public void stop() {
        try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            loops.forEach(loop -> stopping.execute(loop::stop));
        }
    }

    @Override
    public boolean isRunning() {
        return loops.stream().anyMatch(Loop::isRunning);
    }

    private Duration round() {
        var next = scans.claim(settings.timeout().plus(LEASE_BEYOND_THE_SCAN));
        if (next.isEmpty()) {
            return settings.lookEvery();
        }
        // One ring wakes one loop; where one document waits, there may be more.
        scans.bell().ring();
        return scan(next.get());
    }

    private Duration scan(Scan scan) {
        var verdict = scanner.scan(new Bytes(scan));
        if (!(verdict instanceof Verdict.Unreachable)) {
            unanswered.set(0);
        }
        return switch (verdict) {
            case Verdict.Clean() -> {
                endScan.clean(scan);
                yield Duration.ZERO;
            }
            case Verdict.Infected(var threat) -> {
                log.warn(
                        "document {} of broker {} is infected: {}",
                        scan.key(),
                        scan.system().broker(),
                        threat);
                endScan.infected(scan, threat);
                yield Duration.ZERO;
            }
            case Verdict.Undecided(var why) -> {
                var wait = doubled(scan.attempts(), LONGEST_WAIT);
                log.warn("document {} is not scanned and tried again in {}: {}", scan.key(), wait, why);
                scans.postpone(scan, wait);
                yield Duration.ZERO;
            }
            case Verdict.Unreachable(var why) -> {
                scans.giveBack(scan);
                var pause = doubled(unanswered.incrementAndGet(), LONGEST_PAUSE);
                log.warn("the virus scanner does not answer; documents wait: {}", why);
                yield pause;
            }
        };
    }

    private Duration doubled(int times, Duration longest) {
        var wait = settings.lookEvery().multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** The one place beside a move and a check of the store that reads what is in quarantine. */
    private final class Bytes implements VirusScanner.Content {
        private final Scan scan;

        Bytes(Scan scan) {
            this.scan = scan;
        }

        @Override
        public long size() {
            return scan.size();
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return store.open(scan.system().broker(), scan.key());
            } catch (RefusedException away) {
                throw new IOException("the store does not answer", away);
            }
        }
    }
}
