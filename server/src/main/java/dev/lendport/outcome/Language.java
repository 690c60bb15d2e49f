package dev.lendport.outcome;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of every text on the wire. Portuguese unless the caller prefers English. */
public enum Language {
    PT("pt"),
    EN("en");

    private static final List<Locale> SUPPORTED = List.of(Locale.of("pt"), Locale.of("en"));

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    /** The best match for an {@code Accept-Language} header; a header that cannot be read counts as none. */
    public static Language preferredBy(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 200) {
            return PT;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SUPPORTED);
            return best != null && best.getLanguage().equals("en") ? EN : PT;
        } catch (IllegalArgumentException unreadable) {
            return PT;
        }
    }
}
