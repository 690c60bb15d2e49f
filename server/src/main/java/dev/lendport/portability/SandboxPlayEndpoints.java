package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.credit.OriginContractType;
import dev.lendport.finance.identifier.Ispb;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.portability.Evidence.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * What the centre, the proponent, the payment system and the lender's staff do, played by a sandbox partner: through the
 * use cases that real ones come through.
 */
@Controller
class SandboxPlayEndpoints {
    private static final String DEFAULT_BRANCH = "0001";
    private static final String DEFAULT_PROVIDER = "99999999";

    private final SandboxCentre centre;
    private final ReceivePortability receive;
    private final ReceivePayment payments;
    private final CancelPortability cancel;
    private final ReviewEvidence review;

    SandboxPlayEndpoints(
            SandboxCentre centre,
            ReceivePortability receive,
            ReceivePayment payments,
            CancelPortability cancel,
            ReviewEvidence review) {
        this.centre = centre;
        this.receive = receive;
        this.payments = payments;
        this.cancel = cancel;
        this.review = review;
    }

    record Attack(
            UUID creditOperationKey,
            LocalDate referenceDate,
            String ispbNumber,
            @Nullable String originContractType,
            @Nullable String proposalType,
            @Nullable Integer numberOfInstallments,
            @Nullable BigDecimal installmentFaceValue,
            @Nullable BigDecimal annualInterestRate,
            @Nullable BigDecimal annualEffectiveInterestRate) {

        SandboxCentre.Wish wish() {
            return new SandboxCentre.Wish(
                    creditOperationKey,
                    referenceDate,
                    ispb(ispbNumber),
                    OriginContractType.ofWire(Objects.requireNonNullElse(originContractType, "payroll")),
                    Objects.requireNonNullElse(proposalType, "inss"),
                    new SandboxCentre.WishedTerms(
                            Optional.ofNullable(numberOfInstallments),
                            Optional.ofNullable(installmentFaceValue),
                            Optional.ofNullable(annualInterestRate),
                            Optional.ofNullable(annualEffectiveInterestRate)));
        }
    }

    record Settlement(
            UUID proposalKey,
            String eventType,
            @Nullable String sourceBranch,
            @Nullable String targetBranch,
            @Nullable String providerIspb,
            @Nullable String portabilityNumber,
            @Nullable BigDecimal amount,
            @Nullable LocalDate date) {

        SandboxPaymentSystem.Wish wish() {
            return new SandboxPaymentSystem.Wish(
                    Optional.ofNullable(portabilityNumber),
                    Optional.ofNullable(amount),
                    Optional.ofNullable(date),
                    new SandboxPaymentSystem.Route(
                            Objects.requireNonNullElse(sourceBranch, DEFAULT_BRANCH),
                            Objects.requireNonNullElse(targetBranch, DEFAULT_BRANCH),
                            ispb(Objects.requireNonNullElse(providerIspb, DEFAULT_PROVIDER))));
        }
    }

    record Cancel(UUID key) {}

    record Proof(UUID key, String eventType, @Nullable String reason) {
        Refused refused() {
            return new Refused(RefusalReason.ofWire(Objects.requireNonNullElse(reason, "other")), null);
        }
    }

    @PostMapping(path = "/mock/credit_transfer/received_portability", consumes = Answer.JSON, produces = Answer.JSON)
    Work attack(Caller caller, Call call) {
        return played(
                caller,
                call,
                now -> centre.attack(caller, call.body(Attack.class).wish(), now)
                        .then(attack -> receive.from(caller, attack, now)));
    }

    @PostMapping(path = "/mock/credit_transfer/str", consumes = Answer.JSON, produces = Answer.JSON)
    Work settle(Caller caller, Call call) {
        return played(caller, call, now -> {
            var body = call.body(Settlement.class);
            return body.eventType().equals("settlement")
                    ? pay(caller, body.proposalKey(), body.wish(), now)
                    : cancel.rejected(caller, body.proposalKey(), now);
        });
    }

    @PostMapping(path = "/mock/credit_transfer/cancel", consumes = Answer.JSON, produces = Answer.JSON)
    Work cancel(Caller caller, Call call) {
        return played(
                caller,
                call,
                now -> cancel.byProponent(caller, call.body(Cancel.class).key(), now));
    }

    @PostMapping(path = "/mock/credit_transfer/retention_proof", consumes = Answer.JSON, produces = Answer.JSON)
    Work review(Caller caller, Call call) {
        return played(caller, call, now -> {
            var body = call.body(Proof.class);
            return body.eventType().equals("approved")
                    ? review.approve(caller, body.key(), Precondition.NONE, now)
                    : review.refuse(caller, body.key(), Precondition.NONE, body.refused(), now);
        });
    }

    /** A payment that does not match goes back; for the caller that too is done. */
    private Outcome<UUID> pay(Caller caller, UUID key, SandboxPaymentSystem.Wish wish, Instant now) {
        return payments.find(caller, key).map(request -> {
            payments.from(caller, SandboxPaymentSystem.payment(request, wish, now), now);
            return key;
        });
    }

    private Work played(Caller caller, Call call, Function<Instant, Outcome<?>> turn) {
        return switch (caller.mode()) {
            case LIVE -> Work.refused(Refusal.of(ProblemCode.SANDBOX_ONLY), call);
            case SANDBOX -> Work.write(caller, call, now -> turn.apply(now).map(done -> Answer.ok(Map.of())));
        };
    }

    /** The contract lets through what has an ISPB's characters. */
    private static Ispb ispb(String number) {
        return Ispb.find(number).orElseThrow();
    }
}
