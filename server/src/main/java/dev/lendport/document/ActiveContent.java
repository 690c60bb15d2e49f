package dev.lendport.document;

import java.util.Locale;

/**
 * What a document must not bring along. The number chooses the words in {@code problem.document_active_content}, and so
 * never changes.
 */
enum ActiveContent {
    SCRIPT(1),
    EMBEDDED_FILE(2),
    LAUNCH(3),
    DYNAMIC_FORM(4),
    MULTIMEDIA(5),
    SENDS_DATA(6);

    private final int number;

    ActiveContent(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    String fieldCode() {
        return "has_" + name().toLowerCase(Locale.ROOT);
    }
}
