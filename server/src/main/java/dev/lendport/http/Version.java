package dev.lendport.http;

import dev.lendport.outcome.Language;

/**
 * A resource's version, and its strong entity tag. Texts differ by language, so the tag names it; a precondition looks
 * at the number alone.
 */
public record Version(long number, Language language) {

    public String etag() {
        return "\"" + number + "-" + language.tag() + "\"";
    }
}
