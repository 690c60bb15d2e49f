package dev.lendport.portability;

import dev.lendport.caller.Caller;
import dev.lendport.credit.OriginContractType;
import dev.lendport.finance.identifier.Ispb;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
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
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the centre, the proponent, the payment system and the lender's staff do, played by a sandbox partner. */
@Controller
class MockEndpoints {
    private static final String DEFAULT_BRANCH = "0001";
    private static final String DEFAULT_PROVIDER = "99999999";

    private final PlayedTurns turns;

    MockEndpoints(PlayedTurns turns) {
        this.turns = turns;
    }

    @JsonNaming(SnakeCaseStrategy.class)
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

    @JsonNaming(SnakeCaseStrategy.class)
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

    @JsonNaming(SnakeCaseStrategy.class)
    record Proof(UUID key, String eventType, @Nullable String reason) {}

    @PostMapping(path = "/mock/credit_transfer/received_portability", consumes = Answer.JSON, produces = Answer.JSON)
    Work attack(Caller caller, Call call) {
        return played(
                caller,
                call,
                now -> turns.attack(caller, call.body(Attack.class).wish(), now));
    }

    @PostMapping(path = "/mock/credit_transfer/str", consumes = Answer.JSON, produces = Answer.JSON)
    Work settle(Caller caller, Call call) {
        return played(caller, call, now -> {
            var body = call.body(Settlement.class);
            return body.eventType().equals("settlement")
                    ? turns.pay(caller, body.proposalKey(), body.wish(), now)
                    : turns.rejectPayment(caller, body.proposalKey(), now);
        });
    }

    @PostMapping(path = "/mock/credit_transfer/cancel", consumes = Answer.JSON, produces = Answer.JSON)
    Work cancel(Caller caller, Call call) {
        return played(
                caller,
                call,
                now -> turns.cancel(caller, call.body(Cancel.class).key(), now));
    }

    @PostMapping(path = "/mock/credit_transfer/retention_proof", consumes = Answer.JSON, produces = Answer.JSON)
    Work review(Caller caller, Call call) {
        return played(caller, call, now -> {
            var body = call.body(Proof.class);
            return body.eventType().equals("approved")
                    ? turns.approve(caller, body.key(), now)
                    : turns.refuse(
                            caller,
                            body.key(),
                            RefusalReason.ofWire(Objects.requireNonNullElse(body.reason(), "other")),
                            now);
        });
    }

    private Work played(Caller caller, Call call, Function<Instant, Outcome<UUID>> turn) {
        return switch (caller.mode()) {
            case LIVE -> Work.refused(Refusal.of(ProblemCode.SANDBOX_ONLY), call);
            case SANDBOX -> Work.write(caller, call, now -> turn.apply(now).map(key -> Answer.ok(Map.of())));
        };
    }

    /** The contract lets through what has an ISPB's characters. */
    private static Ispb ispb(String number) {
        return Ispb.find(number).orElseThrow();
    }
}
