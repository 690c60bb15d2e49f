package dev.lendport.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Zones;
import dev.lendport.http.Version;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.Texts;
import dev.lendport.taxonomy.Taxonomies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case as somebody may see it now.
 *
 * @param state that counts now
 * @param actions those that are this caller's to do
 * @param now the caller's time
 * @param byTime names what time alone has changed since its version was written; empty when nothing
 */
public record CaseView<C extends Case>(
        C found,
        CaseState state,
        List<Action> actions,
        Taxonomies taxonomies,
        Caller caller,
        Instant now,
        String byTime) {
    private static final Texts TEXTS = Texts.of("problems");

    /**
     * The one shape of an action, in details, in {@code …/actions} and in problems.
     *
     * @param reasons why it is not allowed: code and message of the problem that it would meet
     * @param until until when it is or was possible
     */
    public record Action(
            String action,
            boolean allowed,
            List<Reason> reasons,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant until) {}

    public record Reason(String code, String message) {}

    /** A state by its id in the code list and in words. */
    public record StateName(int id, String description) {}

    static <C extends Case, A extends Enum<A> & CaseAction> CaseView<C> of(
            C found, CaseRules<C, A> rules, Taxonomies taxonomies, Caller caller, Instant now) {
        var verdicts = rules.judge(found, now);
        var state = rules.shownState(found, now);
        var offered = verdicts.all().stream()
                .filter(verdict -> verdict.action().isFor(caller.actor()))
                .toList();
        var byTime = state.equals(found.state()) && isAsThen(verdicts, found, now)
                ? ""
                : changedByTime(found, rules, verdicts, state);
        return new CaseView<>(found, state, actions(offered, taxonomies, caller), taxonomies, caller, now, byTime);
    }

    /** Time changes what is possible at a cut-off, and what is missing with the day; else there is nothing to compare. */
    private static <C extends Case, A extends Enum<A> & CaseAction> boolean isAsThen(
            Verdicts<A> verdicts, C found, Instant now) {
        return day(found.since()).equals(day(now))
                && verdicts.all().stream()
                        .map(Verdicts.Verdict::until)
                        .noneMatch(until -> until != null && !now.isBefore(until));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Zones.LISBON);
    }

    private static <C extends Case, A extends Enum<A> & CaseAction> String changedByTime(
            C found, CaseRules<C, A> rules, Verdicts<A> verdicts, CaseState state) {
        var reasons = verdicts.reasons();
        return state.equals(found.state())
                        && reasons.equals(rules.judge(found, found.since()).reasons())
                ? ""
                : Integer.toHexString(Objects.hash(state.key(), reasons.toString()));
    }

    static <A extends Enum<A> & CaseAction> List<Action> actions(
            List<Verdicts.Verdict<A>> verdicts, Taxonomies taxonomies, Caller caller) {
        return verdicts.stream()
                .map(verdict -> new Action(
                        verdict.action().wire(),
                        verdict.allowed(),
                        verdict.reasons().stream()
                                .map(reason -> reason(told(reason, taxonomies, caller), caller))
                                .toList(),
                        verdict.until() == null ? null : verdict.until().truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }

    /** The state in words. */
    public String stateDescription() {
        return state.description(taxonomies, caller.language());
    }

    /** Its version as it is seen now: what time has changed is another representation of the same version. */
    public Version version() {
        return new Version(found.version(), caller.language(), byTime);
    }

    /** A reason with the states among its arguments in words. */
    static Refusal told(Refusal reason, Taxonomies taxonomies, Caller caller) {
        var arguments = reason.arguments().stream()
                .map(argument -> argument instanceof CaseState state
                        ? state.description(taxonomies, caller.language())
                        : argument)
                .toList();
        return new Refusal(reason.code(), arguments, reason.errors(), reason.extensions());
    }

    private static Reason reason(Refusal told, Caller caller) {
        var code = told.code().code();
        return new Reason(
                code,
                TEXTS.text(
                        caller.language(), "problem." + code, told.arguments().toArray()));
    }
}
