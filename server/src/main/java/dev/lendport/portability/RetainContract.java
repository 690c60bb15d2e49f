package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.casework.CaseGate;
import dev.lendport.document.Documents;
import dev.lendport.document.FileType;
import dev.lendport.document.StoredDocument;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The partner retained the client and sends the evidence, which then waits for the lender to look at it. A document that
 * proves another request proves nothing here: it was made for another contract, or before this request came.
 */
@Component
class RetainContract {
    private final CaseGate<ReceivedPortability, PortabilityAction> gate;
    private final Documents documents;
    private final EvidenceFiles evidence;
    private final PortabilityMoves moves;

    RetainContract(
            CaseGate<ReceivedPortability, PortabilityAction> gate,
            Documents documents,
            EvidenceFiles evidence,
            PortabilityMoves moves) {
        this.gate = gate;
        this.documents = documents;
        this.evidence = evidence;
        this.moves = moves;
    }

    record Retention(RetentionReason reason, List<File> documents) {
        Retention {
            documents = List.copyOf(documents);
        }
    }

    /** A document, and the type that the partner says it is of. */
    record File(UUID documentKey, String fileType) {}

    Outcome<ReceivedPortability> with(Caller caller, UUID key, Precondition known, Retention retention, Instant now) {
        return gate.open(caller, key, known, PortabilityAction.RETAIN, now)
                .then(request -> checked(caller, retention.documents(), now)
                        .then(files -> kept(caller, key, files))
                        .map(files -> moves.waitForValidation(caller, request, retention.reason(), files, now)));
    }

    private Outcome<List<Evidence>> checked(Caller caller, List<File> files, Instant now) {
        var stored = documents
                .find(caller, files.stream().map(File::documentKey).toList())
                .stream()
                .collect(Collectors.toMap(StoredDocument::key, Function.identity()));
        var seen = new HashSet<UUID>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var document = stored.get(file.documentKey());
            if (document == null) {
                errors.add(FieldError.of(pointer(i) + "/document_key", "unknown_document"));
            } else if (document.isInfected()) {
                errors.add(FieldError.of(pointer(i) + "/document_key", "infected_document"));
            } else if (!seen.add(file.documentKey())) {
                errors.add(FieldError.of(pointer(i) + "/document_key", "repeated"));
            } else if (!FileType.ofWire(file.fileType()).equals(Optional.of(document.fileType()))) {
                errors.add(FieldError.of(
                        pointer(i) + "/file_type",
                        "other_file_type",
                        document.fileType().wire()));
            }
        }
        return errors.isEmpty()
                ? Outcome.done(files.stream()
                        .map(file -> sent(caller, file, stored, now))
                        .toList())
                : Outcome.refused(Refusal.invalid(errors));
    }

    private static Evidence sent(Caller caller, File file, Map<UUID, StoredDocument> stored, Instant now) {
        var document = stored.get(file.documentKey());
        if (document == null) {
            throw new IllegalStateException("not checked: " + file.documentKey());
        }
        return new Evidence(
                document.key(),
                file.fileType(),
                document.md5(),
                document.sha256(),
                now,
                caller.actor().name(),
                Evidence.Status.SENT,
                null);
    }

    private Outcome<List<Evidence>> kept(Caller caller, UUID key, List<Evidence> files) {
        var kept = new HashSet<>(evidence.add(caller, key, files));
        var errors = IntStream.range(0, files.size())
                .filter(i -> !kept.contains(files.get(i).documentKey()))
                .mapToObj(i -> FieldError.of(pointer(i) + "/document_key", "evidence_of_another_request"))
                .toList();
        return errors.isEmpty() ? Outcome.done(files) : Outcome.refused(Refusal.invalid(errors));
    }

    private static String pointer(int index) {
        return "/documents/" + index;
    }
}
