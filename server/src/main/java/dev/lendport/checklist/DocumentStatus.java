package dev.lendport.checklist;

import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import java.util.Locale;

/** What became of a paper. */
enum DocumentStatus {
    /** Lies with the lender, who has not decided on it. */
    DELIVERED(2),
    ACCEPTED(3),
    REFUSED(4),
    /** A virus was found in its file, which nobody gets any more. */
    INFECTED(5);

    private static final Texts TEXTS = Texts.of("checklist");

    private final int id;

    DocumentStatus(int id) {
        this.id = id;
    }

    static DocumentStatus ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    int id() {
        return id;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description(Language language) {
        return TEXTS.text(language, "status." + wire());
    }

    /** Whether it counts as there: delivered, and not refused. */
    boolean isThere() {
        return this == DELIVERED || this == ACCEPTED;
    }
}
