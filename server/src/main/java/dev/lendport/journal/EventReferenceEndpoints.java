package dev.lendport.journal;

import dev.lendport.http.Answer;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The catalogue of events, beside the reference of the operations. */
@Controller
class EventReferenceEndpoints {
    private final SortedMap<String, String> files = EventCatalogue.files();

    @GetMapping("/docs/events")
    Answer page() {
        return new Answer(
                200, Map.of("Content-Type", "text/markdown; charset=utf-8"), files.getOrDefault("README.md", ""));
    }

    @GetMapping("/docs/events/{file}")
    Answer schema(@PathVariable String file) {
        var found = files.get(file);
        if (found == null) {
            throw new RefusedException(Refusal.of(ProblemCode.NOT_FOUND));
        }
        var type = file.endsWith(".json") ? "application/schema+json" : "text/markdown; charset=utf-8";
        return new Answer(200, Map.of("Content-Type", type), found);
    }
}
