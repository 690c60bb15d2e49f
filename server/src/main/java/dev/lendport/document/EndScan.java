package dev.lendport.document;

import dev.lendport.caller.Transactions;
import dev.lendport.document.Scans.Scan;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes down what the scanner said of a document. The partner is told when it is infected. */
@Component
class EndScan {
    private final Transactions transactions;
    private final Scans scans;
    private final Journal journal;
    private final ObjectProvider<ScannedDocuments> told;

    EndScan(Transactions transactions, Scans scans, Journal journal, ObjectProvider<ScannedDocuments> told) {
        this.transactions = transactions;
        this.scans = scans;
        this.journal = journal;
        this.told = told;
    }

    void clean(Scan scan) {
        end(scan, ScanState.CLEAN, null);
    }

    void infected(Scan scan, String threat) {
        end(scan, ScanState.INFECTED, threat);
    }

    private void end(Scan scan, ScanState state, @Nullable String threat) {
        transactions.<Boolean>write(scan.system(), now -> {
            var ended = scans.end(scan, state, threat, now);
            ended.ifPresent(row -> tell(scan, row, threat, now));
            return Outcome.done(ended.isPresent());
        });
    }

    private void tell(Scan scan, Scans.Ended row, @Nullable String threat, Instant now) {
        var data = new LinkedHashMap<String, Object>();
        data.put("scan", (threat == null ? ScanState.CLEAN : ScanState.INFECTED).wire());
        if (threat != null) {
            data.put("threat", threat);
        }
        data.put("sha256", row.sha256());
        journal.append(
                scan.system(),
                now,
                threat == null ? EventType.DOCUMENT_SCANNED : EventType.DOCUMENT_INFECTED,
                new Subject(Subject.Type.DOCUMENT, scan.key(), row.version()),
                data);
        if (threat != null) {
            told.orderedStream().forEach(module -> module.infected(scan.system(), scan.key(), now));
        }
    }
}
