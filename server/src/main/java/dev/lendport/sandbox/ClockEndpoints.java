package dev.lendport.sandbox;

import dev.lendport.callback.FirstAttempts;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Instants;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Zones;
import dev.lendport.deadline.DeadlineTimer;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Later;
import dev.lendport.http.Work;
import dev.lendport.journal.Sequencer;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.sandbox.TestClocks.Clock;
import dev.lendport.sandbox.TestClocks.ClockMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Time, as a sandbox broker wants it. */
@Controller
class ClockEndpoints {
    /** Dates and periods are the lender's; so is the zone they are counted in. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Real time: a receiver that hangs, or has much to catch up with, holds the answer up no longer. */
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(10);

    private final TestClocks clocks;
    private final AdvanceClock advanceClock;
    private final Sequencer sequencer;
    private final FirstAttempts firstAttempts;

    ClockEndpoints(TestClocks clocks, AdvanceClock advanceClock, Sequencer sequencer, FirstAttempts firstAttempts) {
        this.clocks = clocks;
        this.advanceClock = advanceClock;
        this.sequencer = sequencer;
        this.firstAttempts = firstAttempts;
    }

    record ClockSetting(String mode, @Nullable String instant) {}

    record Advance(@Nullable String by, @Nullable String to) {}

    record ShownClock(
            String mode, Instant instant, @Nullable List<String> ignored) {}

    record Advanced(
            Instant from,
            Instant to,
            List<DeadlineTimer.Fired> fired,
            int deliveries,
            @Nullable List<String> ignored) {}

    @GetMapping(path = "/v1/sandbox/clock", produces = Answer.JSON)
    Work show(Caller caller, Call call) {
        return Work.read(
                caller,
                call,
                now -> ClockEndpoints.<Answer>sandboxOnly(caller)
                        .orElseGet(() -> shown(clocks.show(caller, now), call)));
    }

    @PutMapping(path = "/v1/sandbox/clock", consumes = Answer.JSON, produces = Answer.JSON)
    Work set(Caller caller, Call call) {
        var setting = call.body(ClockSetting.class);
        var mode = ClockMode.ofWire(setting.mode());
        return Work.write(
                caller,
                call,
                now -> ClockEndpoints.<Answer>sandboxOnly(caller).orElseGet(() -> {
                    if (mode == ClockMode.LIVE && setting.instant() != null) {
                        return Outcome.refused(Refusal.invalid(FieldError.of("/instant", "not_with_live")));
                    }
                    var instant = setting.instant() == null ? now : Instants.parse(setting.instant(), Zones.LISBON);
                    if (!isWithinReach(instant)) {
                        return outOfReach("/instant");
                    }
                    return shown(clocks.set(caller, new Clock(mode, instant)), call);
                }));
    }

    @PostMapping(path = "/v1/sandbox/clock/advance", consumes = Answer.JSON, produces = Answer.JSON)
    Work advance(Caller caller, Call call) {
        var request = call.body(Advance.class);
        return Work.later(
                caller,
                call,
                now -> ClockEndpoints.<Later>sandboxOnly(caller).orElseGet(() -> {
                    var from = clocks.hold(caller);
                    var target = target(request, from);
                    if (target.isEmpty()) {
                        return outOfReach(request.to() != null ? "/to" : "/by");
                    }
                    return target.get().isBefore(from)
                            ? Outcome.refused(ProblemCode.CLOCK_RUNS_BACKWARDS, from.toString())
                            : Outcome.done(advance(caller, call, from, target.get()));
                }));
    }

    private Later advance(Caller caller, Call call, Instant from, Instant to) {
        var passed = advanceClock.to(caller, from, to);
        return new Later(answer(call, from, passed, 0), () -> answer(call, from, passed, told(caller, passed)));
    }

    /** The answer comes when all is quiet: what was journalled has its position in the feed, and the partner was told. */
    private int told(Caller caller, AdvanceClock.Passed passed) {
        sequencer.sequence();
        return firstAttempts.await(caller, passed.events(), QUIET_WITHIN);
    }

    private static Answer answer(Call call, Instant from, AdvanceClock.Passed passed, int deliveries) {
        return Answer.ok(new Advanced(from, passed.clock().instant(), passed.fired(), deliveries, ignored(call)));
    }

    private static Optional<Instant> target(Advance request, Instant now) {
        try {
            var to = request.to() != null
                    ? Instants.parse(request.to(), Zones.LISBON)
                    : plus(now.atZone(Zones.LISBON), String.valueOf(request.by()))
                            .toInstant();
            return Optional.of(to).filter(ClockEndpoints::isWithinReach);
        } catch (DateTimeException | ArithmeticException tooFar) {
            return Optional.empty();
        }
    }

    /** ISO 8601 durations mix calendar and clock parts; the calendar goes first. */
    private static ZonedDateTime plus(ZonedDateTime from, String duration) {
        var parts = duration.substring(1).split("T", 2);
        var dated = parts[0].isEmpty() ? from : from.plus(Period.parse("P" + parts[0]));
        return parts.length == 1 ? dated : dated.plus(Duration.parse("PT" + parts[1]));
    }

    private static boolean isWithinReach(Instant instant) {
        return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
    }

    private static <T> Outcome<T> outOfReach(String pointer) {
        return Outcome.refused(Refusal.invalid(FieldError.of(pointer, "out_of_range", EARLIEST + " … " + LATEST)));
    }

    private static <T> Optional<Outcome<T>> sandboxOnly(Caller caller) {
        return caller.mode() == Mode.SANDBOX
                ? Optional.empty()
                : Optional.of(Outcome.refused(ProblemCode.SANDBOX_ONLY));
    }

    private static Outcome<Answer> shown(Clock clock, Call call) {
        return Outcome.done(Answer.ok(new ShownClock(clock.mode().wire(), clock.instant(), ignored(call))));
    }

    private static @Nullable List<String> ignored(Call call) {
        return call.ignored().isEmpty() ? null : call.ignored();
    }
}
