package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.caller.Actor;
import dev.lendport.casework.Verdicts;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine, by table: states, answers and moments against actions. */
class PortabilityGuardTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, , 2026-11-23T12:00:00Z, retain release cancel_by_proponent",
        "RECEIVED, , 2026-11-27T12:59:59.999999Z, retain release cancel_by_proponent",
        "RECEIVED, , 2026-11-27T13:00:00Z, retain cancel_by_proponent",
        "RECEIVED, , 2026-11-27T20:59:59.999999Z, retain cancel_by_proponent",
        "RECEIVED, , 2026-11-27T21:00:00Z, cancel_by_proponent silence",
        "RECEIVED, , 2027-01-01T00:00:00Z, cancel_by_proponent silence",
        "WAITING_VALIDATION, RETENTION, 2026-11-23T12:00:00Z, approve_evidence refuse_evidence cancel_by_proponent",
        "WAITING_VALIDATION, RETENTION, 2026-12-23T12:00:00Z, approve_evidence refuse_evidence cancel_by_proponent",
        "WAITING_SETTLEMENT, RELEASE, 2026-11-27T12:00:00Z, pay reject_payment cancel_by_proponent",
        "WAITING_SETTLEMENT, SILENCE, 2026-11-30T21:29:59.999999Z, pay reject_payment cancel_by_proponent",
        "WAITING_SETTLEMENT, EVIDENCE_REFUSED, 2026-11-30T21:30:00Z, cancel_by_proponent not_paid",
        "RETAINED, RETENTION, 2026-11-23T12:00:00Z, ''",
        "SETTLED, RELEASE, 2026-11-23T12:00:00Z, ''",
        "CANCELED_BY_CREDITOR, SILENCE, 2026-12-23T12:00:00Z, ''",
        "CANCELED_BY_PROPONENT, , 2026-11-23T12:00:00Z, ''",
        "CANCELED_BY_PROPONENT, RETENTION, 2026-12-23T12:00:00Z, ''"
    })
    void each_state_allows_at_each_moment(
            PortabilityState state, @Nullable Response response, Instant now, String allowed) {
        assertThat(PortabilityGuard.RULES.judge(SampleRequest.in(state, response), now).all().stream()
                        .filter(Verdicts.Verdict::allowed)
                        .map(verdict -> verdict.action().wire())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, , 2026-11-27T13:00:00Z, RELEASE, RELEASE_CLOSED, 2026-11-27T13:00:00Z",
        "RECEIVED, , 2026-11-27T21:00:00Z, RETAIN, RETENTION_CLOSED, 2026-11-27T21:00:00Z",
        "RECEIVED, , 2026-11-23T12:00:00Z, APPROVE_EVIDENCE, NO_EVIDENCE, ",
        "RECEIVED, , 2026-11-23T12:00:00Z, REFUSE_EVIDENCE, NO_EVIDENCE, ",
        "RECEIVED, , 2026-11-23T12:00:00Z, PAY, NOT_RELEASED, ",
        "RECEIVED, , 2026-11-23T12:00:00Z, REJECT_PAYMENT, NOT_RELEASED, ",
        "RECEIVED, , 2026-11-23T12:00:00Z, SILENCE, NOT_YET, 2026-11-27T21:00:00Z",
        "RECEIVED, , 2026-11-23T12:00:00Z, NOT_PAID, NOT_RELEASED, ",
        "WAITING_VALIDATION, RETENTION, 2026-11-23T12:00:00Z, RETAIN, ALREADY_ANSWERED, 2026-11-27T21:00:00Z",
        "WAITING_VALIDATION, RETENTION, 2026-11-23T12:00:00Z, RELEASE, ALREADY_ANSWERED, 2026-11-27T13:00:00Z",
        "WAITING_VALIDATION, RETENTION, 2026-12-23T12:00:00Z, RELEASE, ALREADY_ANSWERED, 2026-11-27T13:00:00Z",
        "WAITING_VALIDATION, RETENTION, 2026-12-23T12:00:00Z, SILENCE, ALREADY_ANSWERED, 2026-11-27T21:00:00Z",
        "WAITING_VALIDATION, RETENTION, 2026-12-23T12:00:00Z, PAY, NOT_RELEASED, ",
        "WAITING_VALIDATION, RETENTION, 2026-12-23T12:00:00Z, NOT_PAID, NOT_RELEASED, ",
        "WAITING_SETTLEMENT, RELEASE, 2026-11-27T12:00:00Z, RETAIN, ALREADY_ANSWERED, 2026-11-27T21:00:00Z",
        "WAITING_SETTLEMENT, RELEASE, 2026-11-27T12:00:00Z, RELEASE, ALREADY_ANSWERED, 2026-11-27T13:00:00Z",
        "WAITING_SETTLEMENT, RELEASE, 2026-11-27T12:00:00Z, APPROVE_EVIDENCE, NO_EVIDENCE, ",
        "WAITING_SETTLEMENT, SILENCE, 2026-11-27T21:00:00Z, RETAIN, RETENTION_CLOSED, 2026-11-27T21:00:00Z",
        "WAITING_SETTLEMENT, SILENCE, 2026-11-27T21:00:00Z, RELEASE, RELEASE_CLOSED, 2026-11-27T13:00:00Z",
        "WAITING_SETTLEMENT, EVIDENCE_REFUSED, 2026-11-28T21:00:00Z, RETAIN, RETENTION_CLOSED, 2026-11-27T21:00:00Z",
        "WAITING_SETTLEMENT, SILENCE, 2026-11-27T21:00:00Z, SILENCE, ALREADY_ANSWERED, 2026-11-27T21:00:00Z",
        "WAITING_SETTLEMENT, SILENCE, 2026-11-27T21:00:00Z, NOT_PAID, NOT_YET, 2026-11-30T21:30:00Z",
        "WAITING_SETTLEMENT, SILENCE, 2026-11-30T21:30:00Z, PAY, SETTLEMENT_CLOSED, 2026-11-30T21:30:00Z",
        "WAITING_SETTLEMENT, SILENCE, 2026-11-30T21:30:00Z, REJECT_PAYMENT, SETTLEMENT_CLOSED, 2026-11-30T21:30:00Z",
        "RETAINED, RETENTION, 2026-11-23T12:00:00Z, RELEASE, CLOSED, 2026-11-27T13:00:00Z"
    })
    void what_is_not_allowed_has_its_reason_and_until_when_it_was_possible(
            PortabilityState state,
            @Nullable Response response,
            Instant now,
            PortabilityAction action,
            String reason,
            @Nullable Instant until) {
        var verdict = PortabilityGuard.RULES
                .judge(SampleRequest.in(state, response), now)
                .of(action);

        assertThat(verdict.reasons())
                .extracting(Refusal::code)
                .containsExactly(ProblemCode.valueOf("PORTABILITY_" + reason));
        assertThat(verdict.until()).isEqualTo(until);
    }

    /** A clock that was set back shows times before what has happened. */
    @Test
    void silence_that_released_once_has_released_whatever_the_clock_shows_then() {
        var released = PortabilityGuard.RULES.judge(
                SampleRequest.in(PortabilityState.WAITING_SETTLEMENT, Response.SILENCE), SampleRequest.RECEIVED);

        assertThat(released.of(PortabilityAction.RETAIN).reasons())
                .extracting(Refusal::code)
                .containsExactly(ProblemCode.PORTABILITY_RETENTION_CLOSED);
        assertThat(released.of(PortabilityAction.RELEASE).reasons())
                .extracting(Refusal::code)
                .containsExactly(ProblemCode.PORTABILITY_RELEASE_CLOSED);
        assertThat(released.allows(PortabilityAction.PAY)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(PortabilityState.class)
    void every_action_has_one_verdict_and_a_final_state_refuses_all_of_them_alike(PortabilityState state) {
        var verdicts = PortabilityGuard.RULES
                .judge(SampleRequest.in(state, null), SampleRequest.RELEASE)
                .all();

        assertThat(verdicts)
                .extracting(Verdicts.Verdict::action)
                .containsExactlyElementsOf(Arrays.asList(PortabilityAction.values()));
        assertThat(state.isFinal())
                .isEqualTo(verdicts.stream()
                                .flatMap(verdict -> verdict.reasons().stream())
                                .filter(reason -> reason.code() == ProblemCode.PORTABILITY_CLOSED)
                                .count()
                        == PortabilityAction.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "BROKER_USER, RETAIN RELEASE",
        "BORROWER, RETAIN RELEASE",
        "SYSTEM, RETAIN RELEASE",
        "STAFF, APPROVE_EVIDENCE REFUSE_EVIDENCE"
    })
    void the_partner_is_shown_what_is_the_partners_and_the_lender_what_is_the_lenders(Actor.Kind kind, String actions) {
        var actor = new Actor(kind, new UUID(0, 3), "somebody");

        assertThat(Arrays.stream(PortabilityAction.values())
                        .filter(action -> action.isFor(actor))
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(actions);
    }

    @ParameterizedTest
    @EnumSource(PortabilityState.class)
    void the_state_that_is_shown_is_the_stored_one_past_every_cut_off(PortabilityState state) {
        var request = SampleRequest.in(state, null);

        assertThat(PortabilityGuard.RULES.shownState(request, Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo(state);
    }
}
