package dev.lendport.http;

import dev.lendport.outcome.Language;

/**
 * A resource's version, and its strong entity tag. Texts differ by language, so the tag names it; a precondition looks
 * at the number alone.
 *
 * @param byTime what time alone has changed since the version was written; empty when nothing
 */
public record Version(long number, Language language, String byTime) {

    public Version(long number, Language language) {
        this(number, language, "");
    }

    public String etag() {
        return "\"" + number + "-" + language.tag() + (byTime.isEmpty() ? "" : "-" + byTime) + "\"";
    }
}
