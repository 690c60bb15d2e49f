package dev.lendport.outcome;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code If-Match} of a write.
 *
 * @param versions those the caller knows; null when any version will do
 */
public record Precondition(@Nullable Set<String> versions) {
    public static final Precondition NONE = new Precondition(null);

    public static Precondition of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return NONE;
        }
        // A weak tag never matches in a precondition for a write (RFC 9110, 13.1.1).
        return new Precondition(Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .filter(tag -> tag.startsWith("\""))
                .map(tag -> tag.substring(1).split("[-\"]", 2)[0])
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The refusal when the resource is at another version than the caller thinks. */
    public Optional<Refusal> refuses(long currentVersion) {
        return versions == null || versions.contains(Long.toString(currentVersion))
                ? Optional.empty()
                : Optional.of(Refusal.stale(currentVersion));
    }
}
