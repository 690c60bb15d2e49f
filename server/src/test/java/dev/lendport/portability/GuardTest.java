package dev.lendport.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.portability.Permissions.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine, by table: states, answers and moments against actions. */
class GuardTest {
    private static final Instant RELEASE = Instant.parse("2026-11-27T13:00:00Z");
    private static final Instant RETENTION = Instant.parse("2026-11-27T21:00:00Z");
    private static final Instant SETTLEMENT = Instant.parse("2026-11-30T21:30:00Z");

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
        assertThat(Guard.judge(standing(state, response), now).verdicts().stream()
                        .filter(Permissions.Verdict::allowed)
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
            Action action,
            Reason reason,
            @Nullable Instant until) {
        var verdict = Guard.judge(standing(state, response), now).verdict(action);

        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.until()).isEqualTo(until);
    }

    /** A clock that was set back shows times before what has happened. */
    @Test
    void silence_that_released_once_has_released_whatever_the_clock_shows_then() {
        var released = Guard.judge(
                standing(PortabilityState.WAITING_SETTLEMENT, Response.SILENCE), Instant.parse("2026-11-23T12:00:00Z"));

        assertThat(released.verdict(Action.RETAIN).reason()).isEqualTo(Reason.RETENTION_CLOSED);
        assertThat(released.verdict(Action.RELEASE).reason()).isEqualTo(Reason.RELEASE_CLOSED);
        assertThat(released.allows(Action.PAY)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(PortabilityState.class)
    void every_action_has_one_verdict_and_a_final_state_refuses_all_of_them_alike(PortabilityState state) {
        var verdicts = Guard.judge(standing(state, null), RELEASE).verdicts();

        assertThat(verdicts)
                .extracting(Permissions.Verdict::action)
                .containsExactlyElementsOf(Arrays.asList(Action.values()));
        assertThat(state.isFinal()).isEqualTo(verdicts.stream().allMatch(verdict -> verdict.reason() == Reason.CLOSED));
    }

    @Test
    void the_partner_is_shown_what_is_the_partners_and_the_lender_what_is_the_lenders() {
        var received = Guard.judge(standing(PortabilityState.RECEIVED, null), Instant.parse("2026-11-23T12:00:00Z"));
        var waiting = Guard.judge(standing(PortabilityState.WAITING_VALIDATION, Response.RETENTION), RELEASE);

        assertThat(received.allowedTo(Action.By.PARTNER)).containsExactly("retain", "release");
        assertThat(received.allowedTo(Action.By.LENDER)).isEmpty();
        assertThat(waiting.allowedTo(Action.By.PARTNER)).isEmpty();
        assertThat(waiting.allowedTo(Action.By.LENDER)).containsExactly("approve_evidence", "refuse_evidence");
    }

    private static Standing standing(PortabilityState state, @Nullable Response response) {
        var released = switch (state) {
            case RECEIVED, WAITING_VALIDATION, RETAINED, CANCELED_BY_PROPONENT -> false;
            case WAITING_SETTLEMENT, SETTLED, CANCELED_BY_CREDITOR -> true;
        };
        return new Standing(state, new CutOffs(RELEASE, RETENTION, released ? SETTLEMENT : null), response);
    }
}
