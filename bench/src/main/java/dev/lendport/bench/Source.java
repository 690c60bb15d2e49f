package dev.lendport.bench;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where a run takes a value from that differs from one request to the next. */
sealed interface Source {

    /** What a run has of its own: its ids, the key first, and how long after the recording it is. */
    record Run(List<UUID> ids, Duration sinceRecorded) {}

    Object value(Run run);

    /** One of the run's ids. */
    record Id(int place) implements Source {
        @Override
        public UUID value(Run run) {
            return run.ids().get(place);
        }
    }

    /** A moment, as much later as the run is. */
    record Moment(OffsetDateTime recorded) implements Source {
        @Override
        public OffsetDateTime value(Run run) {
            return recorded.plus(run.sinceRecorded());
        }
    }

    /** A text with the run's ids in it: literal, id, literal, …, literal. */
    record Text(List<String> literals, List<Integer> places) implements Source {
        @Override
        public String value(Run run) {
            var text = new StringBuilder(literals.getFirst());
            for (int i = 0; i < places.size(); i++) {
                text.append(run.ids().get(places.get(i))).append(literals.get(i + 1));
            }
            return text.toString();
        }
    }

    Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The ids in a value: itself, or those written in a text. */
    static List<UUID> ids(Object value) {
        return switch (value) {
            case UUID id -> List.of(id);
            case String text ->
                ID.matcher(text)
                        .results()
                        .map(found -> UUID.fromString(found.group()))
                        .toList();
            default -> List.of();
        };
    }

    /** The text with those of its ids that have a place left open. */
    static Text text(String recorded, Map<UUID, Integer> places) {
        var literals = new ArrayList<String>();
        var open = new ArrayList<Integer>();
        int from = 0;
        for (var found : ID.matcher(recorded).results().toList()) {
            var place = places.get(UUID.fromString(found.group()));
            if (place != null) {
                literals.add(recorded.substring(from, found.start()));
                open.add(place);
                from = found.end();
            }
        }
        literals.add(recorded.substring(from));
        return new Text(List.copyOf(literals), List.copyOf(open));
    }
}
