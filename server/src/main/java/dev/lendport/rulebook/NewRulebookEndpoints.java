package dev.lendport.rulebook;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Staff store rulebooks. What is asked of a process never changes behind its back: once there is a rulebook, another one
 * begins tomorrow at the earliest, so that the day of a process has the rulebook that it had.
 */
@Controller
class NewRulebookEndpoints {
    private final RulebookRecords records;
    private final Rulebooks rulebooks;
    private final CurrentTaxonomies taxonomies;

    NewRulebookEndpoints(RulebookRecords records, Rulebooks rulebooks, CurrentTaxonomies taxonomies) {
        this.records = records;
        this.rulebooks = rulebooks;
        this.taxonomies = taxonomies;
    }

    record Created(int version) {}

    @PostMapping(path = "/backoffice/rulebooks", consumes = Answer.JSON, produces = Answer.JSON)
    Work create(Actor staff, Call call) {
        var rulebook = call.body(Rulebook.class);
        return Work.ofStaff(staff, call, now -> stored(staff, call, rulebook, now))
                .lastly(rulebooks::refresh);
    }

    private Outcome<Answer> stored(Actor staff, Call call, Rulebook rulebook, Instant now) {
        if (records.startsOn(rulebook.validFrom())) {
            return overlaps(rulebook);
        }
        var today = LocalDate.ofInstant(now, Zones.LISBON);
        var errors = new ArrayList<>(RulebookChecks.errors(rulebook, taxonomies.now(), today));
        if (!rulebook.validFrom().isAfter(today) && records.holdsOn(today)) {
            errors.addFirst(FieldError.of("/validFrom", "not_after", today.toString()));
        }
        if (!errors.isEmpty()) {
            return Outcome.refused(Refusal.invalid(errors));
        }
        return records.add(staff, rulebook)
                .<Outcome<Answer>>map(version -> Outcome.done(Answer.created(
                        RulebookEndpoints.ALL + "/" + version,
                        Written.of(call, "rulebook.created", new Created(version)))))
                .orElseGet(() -> overlaps(rulebook));
    }

    private static Outcome<Answer> overlaps(Rulebook rulebook) {
        return Outcome.refused(ProblemCode.RULEBOOK_OVERLAPS, rulebook.validFrom());
    }
}
