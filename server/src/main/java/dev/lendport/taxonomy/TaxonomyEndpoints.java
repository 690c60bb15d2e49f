package dev.lendport.taxonomy;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Work;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The code lists: ready bodies, sent in a transaction of the caller's only so that revoked access ends at once. */
@Controller
@RequestMapping(path = "/v1/taxonomy", produces = Answer.JSON)
class TaxonomyEndpoints {
    private static final String KEEP_FIVE_MINUTES = "private, max-age=300";

    private final CurrentTaxonomies current;

    TaxonomyEndpoints(CurrentTaxonomies current) {
        this.current = current;
    }

    @GetMapping("/{list}")
    Work list(Caller caller, Call call) {
        return answer(caller, call, call.text("list").flatMap(TaxonomyView::at));
    }

    @GetMapping("/countries/{countryId}/districts")
    Work districtsOfCountry(Caller caller, Call call) {
        return below(caller, call, TaxonomyList.DISTRICTS, call.integer("countryId"));
    }

    @GetMapping("/counties/{countyId}/parishes")
    Work parishesOfCounty(Caller caller, Call call) {
        return below(caller, call, TaxonomyList.PARISHES, call.integer("countyId"));
    }

    @GetMapping("/notification-types")
    Work notificationTypes(Caller caller, Call call) {
        int page = call.integer("pageNumber").orElse(1);
        int size = call.integer("pageSize").orElse(Paging.DEFAULT_SIZE);
        return answer(caller, call, Optional.of(new TaxonomyView.NotificationTypes(page, size)));
    }

    private Work below(Caller caller, Call call, TaxonomyList list, Optional<Integer> parent) {
        var view = parent.filter(id -> current.now().isParent(list, id))
                .<TaxonomyView>map(id -> new TaxonomyView.Children(list, id));
        return answer(caller, call, view);
    }

    private Work answer(Caller caller, Call call, Optional<TaxonomyView> view) {
        return Work.read(
                caller,
                call,
                now -> view.map(found -> Outcome.done(answer(call, found)))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    private Answer answer(Call call, TaxonomyView view) {
        var body = current.now().body(view, call.language(), current.today());
        return Answer.ok(body.json())
                .with("ETag", body.etag())
                .with("Cache-Control", KEEP_FIVE_MINUTES)
                .with("Vary", "Accept-Language, Authorization");
    }
}
