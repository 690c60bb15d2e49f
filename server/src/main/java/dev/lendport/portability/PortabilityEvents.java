package dev.lendport.portability;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the journal tells of requests, from which the partner's callbacks follow: the names are those of the callbacks. */
final class PortabilityEvents {
    private PortabilityEvents() {}

    static Map<String, Object> received(ReceivedPortability request) {
        var data = status(request);
        data.put("portability_number", request.proposal().portabilityNumber());
        data.put("origin_credit_operation_key", request.contract().creditOperationKey());
        data.put("source_ispb_number", request.proposal().source().characters());
        data.put("reference_date", request.dates().reference());
        data.put("due_balance", request.dueBalance().amount());
        data.put("due_balance_date", request.dates().dueBalance());
        data.put("retention_limit_date", request.dates().retentionLimit());
        data.put("release_until", request.cutOffs().release());
        data.put("retention_until", request.cutOffs().retention());
        return data;
    }

    /** The client stays: as the partner says, and as the lender finds. */
    static Map<String, Object> retained(ReceivedPortability request, List<Evidence> documents) {
        var data = status(request);
        data.put("retention_reason", request.retentionReason().wire());
        data.put("documents", files(documents));
        return data;
    }

    /**
     * @param until until when other evidence is taken; null when it is too late for any
     */
    static Map<String, Object> evidenceRefused(
            ReceivedPortability request, RefusalReason reason, List<Evidence> documents, @Nullable Instant until) {
        var data = status(request);
        data.put("refusal_reason", reason.wire());
        data.put("documents", files(documents));
        if (until != null) {
            data.put("until", until);
        }
        return data;
    }

    static Map<String, Object> released(ReceivedPortability request, Response response) {
        var owed = request.released();
        var data = status(request);
        data.put("response", response.wire());
        data.put("settlement_due_balance", owed.dueBalance().amount());
        data.put("settlement_date", owed.date());
        return data;
    }

    static Map<String, Object> settled(ReceivedPortability request, Payment payment) {
        var data = status(request);
        data.put("amount", payment.amount().amount());
        data.put("date", payment.date());
        return data;
    }

    static Map<String, Object> paymentReturned(ReceivedPortability request, Payment payment, ReturnCode code) {
        var data = status(request);
        data.put("amount", payment.amount().amount());
        data.put("date", payment.date());
        data.put("return_code", code.number());
        return data;
    }

    static Map<String, Object> canceledByCreditor(ReceivedPortability request, CancelReason reason) {
        var data = status(request);
        data.put("canceled_reason", reason.wire());
        return data;
    }

    static Map<String, Object> status(ReceivedPortability request) {
        var data = new LinkedHashMap<String, Object>();
        data.put("received_portability_status", request.state().wire());
        return data;
    }

    private static List<Map<String, Object>> files(List<Evidence> documents) {
        return documents.stream().map(PortabilityEvents::file).toList();
    }

    private static Map<String, Object> file(Evidence evidence) {
        var file = new LinkedHashMap<String, Object>();
        file.put("document_key", evidence.documentKey());
        file.put("document_md5", evidence.md5());
        file.put("document_sha256", evidence.sha256());
        return file;
    }
}
