package dev.lendport.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event is about, by the name its id has in the API: one of them, or none for what a partner has no id of. */
public record SubjectIds(
        @Nullable UUID processUniqueId,
        @Nullable UUID simulationUniqueId,
        @Nullable UUID creditOperationKey,
        @Nullable UUID receivedPortabilityKey,
        @Nullable UUID documentKey) {

    /** By the type's and the id's columns. */
    public static SubjectIds of(String subjectType, UUID id) {
        return of(Subject.Type.ofWire(subjectType), id);
    }

    static SubjectIds of(Subject.Type type, UUID id) {
        return switch (type) {
            case PROCESS -> new SubjectIds(id, null, null, null, null);
            case SIMULATION -> new SubjectIds(null, id, null, null, null);
            case CREDIT_OPERATION -> new SubjectIds(null, null, id, null, null);
            case RECEIVED_PORTABILITY -> new SubjectIds(null, null, null, id, null);
            case DOCUMENT -> new SubjectIds(null, null, null, null, id);
            case BROKER, CALLBACK -> new SubjectIds(null, null, null, null, null);
        };
    }
}
