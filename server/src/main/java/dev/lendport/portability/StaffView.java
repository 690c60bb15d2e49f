package dev.lendport.portability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lendport.casework.CaseView;
import dev.lendport.portability.PortabilityView.Shown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as staff see it: as its partner does, with who sent and looked at each file, and what was paid.
 *
 * @param actions everybody's and time's
 */
record StaffView(
        PortabilityView.Detail request,
        Instant receivedAt,
        List<EvidenceLine> evidence,
        List<PaymentLine> payments,
        List<CaseView.Action> actions) {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EvidenceLine(
            UUID documentKey,
            String fileType,
            String documentMd5,
            String documentSha256,
            Instant sentAt,
            String sentBy,
            String status,
            @Nullable String refusalReason,
            @Nullable String refusalComment,
            @Nullable Instant reviewedAt,
            @Nullable String reviewedBy) {}

    /** A payment message; without a return code it settled the request. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PaymentLine(
            Instant receivedAt,
            BigDecimal amount,
            LocalDate date,
            @Nullable Integer returnCode) {}

    static StaffView of(Shown shown, List<PaymentMessages.Kept> payments, List<CaseView.Action> everyAction) {
        return new StaffView(
                PortabilityView.detail(shown),
                shown.request().receivedAt(),
                shown.evidence().stream().map(StaffView::evidence).toList(),
                payments.stream().map(StaffView::payment).toList(),
                everyAction);
    }

    private static EvidenceLine evidence(Evidence evidence) {
        var review = evidence.review();
        var refused = review == null ? null : review.refusal();
        return new EvidenceLine(
                evidence.documentKey(),
                evidence.fileType(),
                evidence.md5(),
                evidence.sha256(),
                evidence.sentAt(),
                evidence.sentBy(),
                evidence.status().wire(),
                refused == null ? null : refused.reason().wire(),
                refused == null ? null : refused.comment(),
                review == null ? null : review.at(),
                review == null ? null : review.by());
    }

    private static PaymentLine payment(PaymentMessages.Kept kept) {
        var returned = kept.returned();
        return new PaymentLine(
                kept.receivedAt(),
                kept.payment().amount().amount(),
                kept.payment().date(),
                returned == null ? null : returned.number());
    }
}
