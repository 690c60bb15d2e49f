package dev.lendport.http;

import java.util.Arrays;
import java.util.stream.Stream;

/** The entity tags of an {@code If-Match} or {@code If-None-Match} header, a weak mark taken off. */
final class EntityTags {
    private EntityTags() {}

    static Stream<String> listed(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip).map(EntityTags::strong);
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
