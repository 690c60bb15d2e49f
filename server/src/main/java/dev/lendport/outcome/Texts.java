package dev.lendport.outcome;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The texts of one module in both languages: {@code texts/<module>_<language>.properties}, UTF-8. */
public final class Texts {
    private final Map<Language, Properties> byLanguage = new EnumMap<>(Language.class);
    private final String module;
    private final ConcurrentMap<Message, MessageFormat> formats = new ConcurrentHashMap<>();

    private record Message(Language language, String key) {}

    private Texts(String module) {
        this.module = module;
        for (var language : Language.values()) {
            byLanguage.put(language, load(module, language));
        }
    }

    public static Texts of(String module) {
        return new Texts(module);
    }

    /** The text under a key, its {@code {0}} placeholders filled. A key without text is a bug. */
    public String text(Language language, String key, Object... arguments) {
        var pattern = pattern(language, key);
        return arguments.length == 0
                ? pattern.replace("''", "'")
                : format(language, key, pattern).format(arguments);
    }

    /** A format of one's own, as formats are not for several threads; copying one is cheaper than reading its pattern. */
    private MessageFormat format(Language language, String key, String pattern) {
        var read = formats.computeIfAbsent(
                new Message(language, key), message -> new MessageFormat(pattern, Locale.of(language.tag())));
        return (MessageFormat) read.clone();
    }

    /** The text under a key with its placeholders. */
    public String pattern(Language language, String key) {
        var pattern = texts(language).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text " + key + " in " + module + "_" + language.tag());
        }
        return pattern;
    }

    public boolean has(String key) {
        return texts(Language.PT).containsKey(key);
    }

    public Set<String> keys(Language language) {
        return texts(language).stringPropertyNames();
    }

    private Properties texts(Language language) {
        return byLanguage.getOrDefault(language, new Properties());
    }

    private static Properties load(String module, Language language) {
        var name = "/texts/" + module + "_" + language.tag() + ".properties";
        var properties = new Properties();
        try (var stream = Texts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + name);
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
