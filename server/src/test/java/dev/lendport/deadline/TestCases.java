package dev.lendport.deadline;

import dev.lendport.caller.Caller;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Cases that exist for the tests of this package only, on every node of the tests: no more than versions and dates. */
@Component
class TestCases implements DeadlineSubject {
    static final String TYPE = "test_case";

    private static final ConcurrentMap<UUID, Long> VERSIONS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<UUID, Due> MOVED_TO = new ConcurrentHashMap<>();

    @Override
    public String subjectType() {
        return TYPE;
    }

    @Override
    public Map<UUID, Subject> warned(Caller system, Collection<UUID> ids, Instant now) {
        var subjects = new HashMap<UUID, Subject>();
        ids.forEach(id -> subjects.put(id, new Subject(Subject.Type.PROCESS, id, VERSIONS.merge(id, 1L, Long::sum))));
        return subjects;
    }

    @Override
    public Map<UUID, Subject> moved(Caller system, DeadlineKind kind, Map<UUID, Due> dues, Instant now) {
        MOVED_TO.putAll(dues);
        return warned(system, dues.keySet(), now);
    }

    /** The date that the case was told last. */
    static Optional<Due> movedTo(UUID id) {
        return Optional.ofNullable(MOVED_TO.get(id));
    }
}
