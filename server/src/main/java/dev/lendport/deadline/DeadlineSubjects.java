package dev.lendport.deadline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The {@link DeadlineSubject} of each type. */
@Component
class DeadlineSubjects {
    private final Map<String, DeadlineSubject> byType;

    DeadlineSubjects(List<DeadlineSubject> subjects) {
        byType = subjects.stream().collect(Collectors.toUnmodifiableMap(DeadlineSubject::subjectType, one -> one));
    }

    /** Members of one type, each of another subject, by the subject's id. */
    record Round<T>(DeadlineSubject subject, Map<UUID, T> members) {}

    /** Members in rounds that follow each other, since a subject takes one version for each thing that it is told. */
    <T> List<Round<T>> rounds(List<T> members, Function<T, String> type, Function<T, UUID> subjectId) {
        var rounds = new ArrayList<Round<T>>();
        for (var member : members) {
            var subject = ofType(type.apply(member));
            var id = subjectId.apply(member);
            rounds.stream()
                    .filter(round ->
                            round.subject().equals(subject) && !round.members().containsKey(id))
                    .findFirst()
                    .orElseGet(() -> {
                        var round = new Round<T>(subject, new LinkedHashMap<>());
                        rounds.add(round);
                        return round;
                    })
                    .members()
                    .put(id, member);
        }
        return rounds;
    }

    private DeadlineSubject ofType(String type) {
        var subject = byType.get(type);
        if (subject == null) {
            throw new IllegalStateException("nobody answers for deadlines of a " + type);
        }
        return subject;
    }
}
