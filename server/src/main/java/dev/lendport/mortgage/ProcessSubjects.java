package dev.lendport.mortgage;

import dev.lendport.caller.Caller;
import dev.lendport.deadline.DeadlineKind;
import dev.lendport.deadline.DeadlineSubject;
import dev.lendport.deadline.Due;
import dev.lendport.journal.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Processes as the subjects of deadlines. They wait for calendar days, which no business calendar moves. */
@Component
class ProcessSubjects implements DeadlineSubject {
    private final Processes processes;

    ProcessSubjects(Processes processes) {
        this.processes = processes;
    }

    @Override
    public String subjectType() {
        return Subject.Type.PROCESS.wire();
    }

    @Override
    public Map<UUID, Subject> warned(Caller system, Collection<UUID> ids, Instant now) {
        return processes.touch(system, ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        touched -> new Subject(Subject.Type.PROCESS, touched.getKey(), touched.getValue())));
    }

    @Override
    public Map<UUID, Subject> moved(Caller system, DeadlineKind kind, Map<UUID, Due> dues, Instant now) {
        throw new IllegalArgumentException(kind + " is not counted in business days");
    }
}
