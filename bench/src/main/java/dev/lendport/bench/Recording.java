package dev.lendport.bench;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The statements of a request, and what differs in them from one request to the next: found by comparing what the server
 * did for two requests alike. An id that differs was made by the request, unless it is the id that it was about. A number
 * that differs stays as it was first recorded.
 *
 * @param steps of the first request; a value that differs is a {@link Source}
 * @param ids how many ids a run needs: the key and one for each that the request made
 */
record Recording(List<Step> steps, int ids) {
    Recording {
        steps = List.copyOf(steps);
    }

    static Recording of(List<Step> first, UUID firstKey, List<Step> second) {
        if (first.isEmpty() || first.size() != second.size()) {
            throw new IllegalStateException(
                    "two requests alike did " + first.size() + " and " + second.size() + " steps");
        }
        var places = new LinkedHashMap<UUID, Integer>();
        places.put(firstKey, 0);
        for (int i = 0; i < first.size(); i++) {
            findIds(first.get(i), second.get(i), places);
        }
        var steps = new ArrayList<Step>();
        for (int i = 0; i < first.size(); i++) {
            steps.add(opened(first.get(i), second.get(i), places));
        }
        return new Recording(steps, places.size());
    }

    long statements() {
        return steps.stream()
                .filter(step -> step instanceof Step.Plain || step instanceof Step.Prepared)
                .count();
    }

    long transactions() {
        return steps.stream().filter(step -> step instanceof Step.Commit).count();
    }

    private static void findIds(Step first, Step second, Map<UUID, Integer> places) {
        if (!(first instanceof Step.Prepared one) || !(second instanceof Step.Prepared other)) {
            if (!first.equals(second)) {
                throw new IllegalStateException("two requests alike did " + first + " and " + second);
            }
            return;
        }
        if (!one.sql().equals(other.sql())
                || one.bindings().size() != other.bindings().size()) {
            throw new IllegalStateException("two requests alike ran " + one.sql() + " and " + other.sql());
        }
        for (int i = 0; i < one.bindings().size(); i++) {
            var ids = Source.ids(one.bindings().get(i).value());
            var otherIds = Source.ids(other.bindings().get(i).value());
            for (int id = 0; id < Math.min(ids.size(), otherIds.size()); id++) {
                if (!ids.get(id).equals(otherIds.get(id))) {
                    places.putIfAbsent(ids.get(id), places.size());
                }
            }
        }
    }

    private static Step opened(Step first, Step second, Map<UUID, Integer> places) {
        if (!(first instanceof Step.Prepared one) || !(second instanceof Step.Prepared other)) {
            return first;
        }
        var bindings = new ArrayList<Step.Binding>();
        for (int i = 0; i < one.bindings().size(); i++) {
            var binding = one.bindings().get(i);
            bindings.add(
                    binding.value().equals(other.bindings().get(i).value())
                            ? binding
                            : binding.with(source(binding.value(), places)));
        }
        return new Step.Prepared(one.sql(), List.copyOf(bindings));
    }

    private static Object source(Object value, Map<UUID, Integer> places) {
        return switch (value) {
            case UUID id when places.containsKey(id) -> new Source.Id(places.get(id));
            case OffsetDateTime moment -> new Source.Moment(moment);
            case String text -> Source.text(text, places);
            default -> value;
        };
    }
}
