package dev.lendport.journal;

import java.util.Locale;
import java.util.UUID;

/**
 * What an entry is about, and its place among that subject's entries.
 *
 * @param sequence the subject's own version, one higher with every change; the row that holds it is locked when the
 *     entry is written, so a subject's entries are numbered in the order they were committed
 */
public record Subject(Type type, UUID id, long sequence) {
    public enum Type {
        SIMULATION,
        PROCESS,
        BROKER,
        CALLBACK,
        CREDIT_OPERATION,
        RECEIVED_PORTABILITY,
        DOCUMENT;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
