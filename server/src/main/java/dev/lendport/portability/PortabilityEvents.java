package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.portability.CreditTransferCentre.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what happened to requests: the journal, from which the partner's callbacks follow, and the centre of what it waits
 * for. The names in the data are those of the callbacks.
 */
@Component
class PortabilityEvents {
    private static final String STATUS = "received_portability_status";

    private final Journal journal;
    private final CreditTransferCentre centre;

    PortabilityEvents(Journal journal, CreditTransferCentre centre) {
        this.journal = journal;
        this.centre = centre;
    }

    void received(Caller caller, ReceivedPortability request, Instant now) {
        var data = status(PortabilityState.RECEIVED);
        data.put("portability_number", request.proposal().portabilityNumber());
        data.put("origin_credit_operation_key", request.contract().creditOperationKey());
        data.put("source_ispb_number", request.proposal().source().characters());
        data.put("reference_date", request.dates().reference());
        data.put("due_balance", request.dueBalance().amount());
        data.put("due_balance_date", request.dates().dueBalance());
        data.put("retention_limit_date", request.dates().retentionLimit());
        data.put("release_until", request.cutOffs().release());
        data.put("retention_until", request.cutOffs().retention());
        append(caller, EventType.PORTABILITY_RECEIVED, request.key(), request.version(), data, now);
    }

    void waitsForValidation(
            Caller caller, UUID key, int version, RetentionReason reason, List<Evidence> documents, Instant now) {
        var data = status(PortabilityState.WAITING_VALIDATION);
        data.put("retention_reason", reason.wire());
        data.put("documents", documents.stream().map(PortabilityEvents::file).toList());
        append(caller, EventType.PORTABILITY_WAITING_VALIDATION, key, version, data, now);
    }

    void retained(Caller caller, ReceivedPortability request, int version, List<Evidence> documents, Instant now) {
        var reason = request.retentionReason();
        var data = status(PortabilityState.RETAINED);
        data.put("retention_reason", reason.wire());
        data.put("documents", documents.stream().map(PortabilityEvents::file).toList());
        append(caller, EventType.PORTABILITY_RETAINED, request.key(), version, data, now);
        centre.tell(caller, List.of(new Notice.Retained(request.proposal().portabilityNumber(), reason)), now);
    }

    /**
     * @param until until when other evidence is taken; null when it is too late for any
     */
    void evidenceRefused(
            Caller caller,
            UUID key,
            int version,
            RefusalReason reason,
            List<Evidence> documents,
            @Nullable Instant until,
            Instant now) {
        var data = status(PortabilityState.RECEIVED);
        data.put("refusal_reason", reason.wire());
        data.put("documents", documents.stream().map(PortabilityEvents::file).toList());
        if (until != null) {
            data.put("until", until);
        }
        append(caller, EventType.PORTABILITY_PROOF_REFUSED, key, version, data, now);
    }

    /** Released, each to be settled with its amount on the same day. */
    void released(Caller caller, Response response, List<Released> released, Instant now) {
        journal.appendAll(
                caller,
                now,
                released.stream()
                        .map(one -> {
                            var data = status(PortabilityState.WAITING_SETTLEMENT);
                            data.put("response", response.wire());
                            data.put(
                                    "settlement_due_balance",
                                    one.settlement().dueBalance().amount());
                            data.put("settlement_date", one.settlement().date());
                            return new Journal.Change(
                                    EventType.PORTABILITY_WAITING_SETTLEMENT,
                                    subject(one.request().key(), one.version()),
                                    data);
                        })
                        .toList());
        centre.tell(
                caller,
                released.stream()
                        .<Notice>map(one -> new Notice.Released(
                                one.request().proposal().portabilityNumber(),
                                one.settlement().dueBalance(),
                                one.settlement().date()))
                        .toList(),
                now);
    }

    /** A request that was released. */
    record Released(ReceivedPortability request, int version, ReceivedPortability.Settlement settlement) {}

    void settled(Caller caller, ReceivedPortability request, int version, Payment payment, Instant now) {
        var data = status(PortabilityState.SETTLED);
        data.put("amount", payment.amount().amount());
        data.put("date", payment.date());
        append(caller, EventType.PORTABILITY_SETTLED, request.key(), version, data, now);
    }

    void canceledByCreditor(
            Caller caller,
            List<ReceivedPortability> requests,
            Map<UUID, Integer> versions,
            CancelReason reason,
            Instant now) {
        journal.appendAll(
                caller,
                now,
                requests.stream()
                        .map(request -> {
                            var data = status(PortabilityState.CANCELED_BY_CREDITOR);
                            data.put("canceled_reason", reason.wire());
                            return new Journal.Change(
                                    EventType.PORTABILITY_CANCELED_BY_CREDITOR,
                                    subject(request.key(), versions.getOrDefault(request.key(), request.version())),
                                    data);
                        })
                        .toList());
        centre.tell(
                caller,
                requests.stream()
                        .<Notice>map(request ->
                                new Notice.Canceled(request.proposal().portabilityNumber(), reason))
                        .toList(),
                now);
    }

    void canceledByProponent(Caller caller, UUID key, int version, Instant now) {
        var data = status(PortabilityState.CANCELED_BY_PROPONENT);
        append(caller, EventType.PORTABILITY_CANCELED_BY_PROPONENT, key, version, data, now);
    }

    void paymentReturned(
            Caller caller, ReceivedPortability request, int version, Payment payment, ReturnCode code, Instant now) {
        var data = status(request.state());
        data.put("amount", payment.amount().amount());
        data.put("date", payment.date());
        data.put("return_code", code.number());
        append(caller, EventType.PORTABILITY_PAYMENT_RETURNED, request.key(), version, data, now);
    }

    private void append(Caller caller, EventType type, UUID key, int version, Map<String, Object> data, Instant now) {
        journal.append(caller, now, type, subject(key, version), data);
    }

    private static Map<String, Object> status(PortabilityState state) {
        var data = new LinkedHashMap<String, Object>();
        data.put(STATUS, state.wire());
        return data;
    }

    private static Map<String, Object> file(Evidence evidence) {
        var file = new LinkedHashMap<String, Object>();
        file.put("document_key", evidence.documentKey());
        file.put("document_md5", evidence.md5());
        file.put("document_sha256", evidence.sha256());
        return file;
    }

    private static Subject subject(UUID key, int version) {
        return new Subject(Subject.Type.RECEIVED_PORTABILITY, key, version);
    }
}
