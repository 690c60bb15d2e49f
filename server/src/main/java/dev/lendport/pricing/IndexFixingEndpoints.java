package dev.lendport.pricing;

import dev.lendport.caller.Actor;
import dev.lendport.caller.Zones;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.pricing.PriceRecords.FixingFilter;
import dev.lendport.pricing.PriceRecords.FixingListed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Staff record and read what the indices stood at. */
@Controller
class IndexFixingEndpoints {
    private static final String ALL = "/backoffice/index-fixings";
    private final PriceRecords records;

    IndexFixingEndpoints(PriceRecords records) {
        this.records = records;
    }

    record NewFixing(int indexTypeId, LocalDate fixedOn, BigDecimal ratePercent) {}

    record Listed(long totalCount, int count, List<FixingListed> listIndexFixings) {}

    @GetMapping(path = ALL, produces = Answer.JSON)
    Work list(Actor staff, Call call) {
        int page = call.integer("pageNumber").orElse(1);
        int size = call.integer("pageSize").orElse(Paging.DEFAULT_SIZE);
        var filter = new FixingFilter(
                call.integer("indexTypeId").orElse(null),
                call.text("fixedFrom").map(LocalDate::parse).orElse(null),
                call.text("fixedTo").map(LocalDate::parse).orElse(null));
        return Work.ofStaff(staff, call, now -> {
            var found = records.fixings(filter, page, size);
            return Outcome.done(Answer.ok(new Listed(found.total(), found.rows().size(), found.rows())));
        });
    }

    @PostMapping(path = ALL, consumes = Answer.JSON, produces = Answer.JSON)
    Work create(Actor staff, Call call) {
        var fixing = call.body(NewFixing.class);
        return Work.ofStaff(
                staff,
                call,
                now -> isAhead(fixing, now)
                        ? Outcome.refused(
                                Refusal.invalid(FieldError.of("/fixedOn", "out_of_range", "<= " + today(now))))
                        : recorded(staff, call, fixing));
    }

    private Outcome<Answer> recorded(Actor staff, Call call, NewFixing fixing) {
        var added = records.add(staff, fixing.indexTypeId(), fixing.fixedOn(), fixing.ratePercent());
        var location = "%s?indexTypeId=%d&fixedFrom=%s&fixedTo=%s"
                .formatted(ALL, fixing.indexTypeId(), fixing.fixedOn(), fixing.fixedOn());
        return added.isPresent()
                ? Outcome.done(Answer.created(location, Written.of(call, "index_fixing.created")))
                : Outcome.refused(ProblemCode.INDEX_FIXING_EXISTS, fixing.fixedOn());
    }

    private static boolean isAhead(NewFixing fixing, Instant now) {
        return fixing.fixedOn().isAfter(today(now));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, Zones.LISBON);
    }
}
