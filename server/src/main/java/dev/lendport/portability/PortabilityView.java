package dev.lendport.portability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lendport.casework.CaseView;
import dev.lendport.credit.Issuer;
import dev.lendport.deadline.Deadlines;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests as the API shows them. Names, order and types are those of the published samples: figures are strings in the
 * one request and numbers in the list, and what is not known is null rather than left out.
 */
final class PortabilityView {
    private PortabilityView() {}

    /** What a request is shown with. */
    record Shown(
            CaseView<ReceivedPortability> view,
            String requesterName,
            List<Evidence> evidence,
            List<Deadlines.Shown> deadlines) {
        ReceivedPortability request() {
            return view.found();
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Detail(
            UUID receivedPortabilityKey,
            String receivedPortabilityStatus,
            String annualInterestRate,
            String annualEffectiveInterestRate,
            String numberOfInstallments,
            String installmentFaceValue,
            String phoneNumber,
            Issuer.Address address,
            BigDecimal dueBalance,
            LocalDate dueBalanceDate,
            String issuerName,
            String issuerDocumentNumber,
            LocalDate referenceDate,
            String contractNumber,
            UUID originCreditOperationKey,
            LocalDate retentionLimitDate,
            LocalDate dueBalanceLimitDate,
            String portabilityNumber,
            @Nullable String retentionReason,
            CancelReason.@Nullable Shown canceledReason,
            @Nullable String corbanDocumentNumber,
            List<Document> attachedDocuments,
            @Nullable String financialInstitutionCodeNumber,
            @Nullable String financialInstitutionName,
            String ispb,
            UUID requesterKey,
            String requesterName,
            @Nullable LocalDate responseDate,
            @Nullable LocalDate settlementDate,
            @Nullable BigDecimal settlementDueBalance,
            List<Deadlines.Shown> deadlines,
            List<CaseView.Action> allowedActions) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Document(
            UUID documentKey,
            String fileType,
            String documentMd5,
            String status,
            @Nullable String refusalReason,
            @Nullable String refusalComment) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            UUID receivedPortabilityKey,
            String receivedPortabilityStatus,
            BigDecimal annualInterestRate,
            BigDecimal annualEffectiveInterestRate,
            int numberOfInstallments,
            BigDecimal installmentFaceValue,
            String phoneNumber,
            Issuer.Address address,
            BigDecimal dueBalance,
            LocalDate dueBalanceDate,
            String issuerName,
            String issuerDocumentNumber,
            LocalDate referenceDate,
            String contractNumber,
            UUID originCreditOperationKey,
            LocalDate retentionLimitDate,
            LocalDate dueBalanceLimitDate,
            String portabilityNumber,
            @Nullable String retentionReason,
            CancelReason.@Nullable Shown canceledReason) {}

    static Detail detail(Shown shown) {
        var request = shown.request();
        var proposal = request.proposal();
        var borrower = request.contract().borrower();
        var bank = Banks.find(proposal.source());
        var answer = request.answer();
        var settlement = request.settlement();
        return new Detail(
                request.key(),
                shown.view().state().key(),
                Amounts.text(proposal.terms().annualInterestRate()),
                Amounts.text(proposal.terms().annualEffectiveInterestRate()),
                Integer.toString(proposal.terms().installments()),
                Amounts.text(proposal.terms().installmentFaceValue()),
                borrower.phoneNumber(),
                borrower.address(),
                request.dueBalance().amount(),
                request.dates().dueBalance(),
                borrower.name(),
                borrower.documentNumber(),
                request.dates().reference(),
                request.contract().contractNumber(),
                request.contract().creditOperationKey(),
                request.dates().retentionLimit(),
                request.dates().dueBalanceLimit(),
                proposal.portabilityNumber(),
                reason(request),
                canceled(request),
                request.contract().corbanDocumentNumber(),
                shown.evidence().stream().map(PortabilityView::document).toList(),
                bank.map(Banks.Bank::code).orElse(null),
                bank.map(Banks.Bank::name).orElse(null),
                proposal.source().characters(),
                shown.view().caller().broker().value(),
                shown.requesterName(),
                answer == null ? null : PortabilityDeadlines.day(answer.at()),
                settlement == null ? null : settlement.date(),
                settlement == null ? null : settlement.dueBalance().amount(),
                latest(shown.deadlines()),
                shown.view().actions());
    }

    /** Of each kind the one that was set last: refused evidence sets the same cut-offs once more. */
    private static List<Deadlines.Shown> latest(List<Deadlines.Shown> deadlines) {
        var byKind = new LinkedHashMap<String, Deadlines.Shown>();
        deadlines.forEach(deadline -> byKind.put(deadline.kind(), deadline));
        return List.copyOf(byKind.values());
    }

    static Item item(ReceivedPortability request) {
        var terms = request.proposal().terms();
        var borrower = request.contract().borrower();
        return new Item(
                request.key(),
                request.state().wire(),
                terms.annualInterestRate(),
                terms.annualEffectiveInterestRate(),
                terms.installments(),
                terms.installmentFaceValue().amount(),
                borrower.phoneNumber(),
                borrower.address(),
                request.dueBalance().amount(),
                request.dates().dueBalance(),
                borrower.name(),
                borrower.documentNumber(),
                request.dates().reference(),
                request.contract().contractNumber(),
                request.contract().creditOperationKey(),
                request.dates().retentionLimit(),
                request.dates().dueBalanceLimit(),
                request.proposal().portabilityNumber(),
                reason(request),
                canceled(request));
    }

    private static @Nullable String reason(ReceivedPortability request) {
        var answer = request.answer();
        var reason = answer == null ? null : answer.retentionReason();
        return reason == null ? null : reason.wire();
    }

    private static CancelReason.@Nullable Shown canceled(ReceivedPortability request) {
        var reason = request.canceledReason();
        return reason == null ? null : reason.shown();
    }

    private static Document document(Evidence evidence) {
        var review = evidence.review();
        var refused = review == null ? null : review.refusal();
        return new Document(
                evidence.documentKey(),
                evidence.fileType(),
                evidence.md5(),
                evidence.status().wire(),
                refused == null ? null : refused.reason().wire(),
                refused == null ? null : refused.comment());
    }
}
