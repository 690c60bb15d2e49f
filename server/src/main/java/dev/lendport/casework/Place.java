package dev.lendport.casework;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in a list: beside the row that stood there when the page was given. As a cursor it is opaque and holds the place
 * itself, so that it stays where it was when that row moves.
 *
 * @param at the moment of the row's last action, to the microsecond
 */
record Place(Instant at, UUID id) {
    private static final int BYTES = 3 * Long.BYTES;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    String cursor() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for what is no cursor. */
    static Optional<Place> of(String cursor) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            // An id without its hyphens has the length of a cursor, and stands for no moment that a case can have.
            return at.isBefore(EARLIEST) || at.isAfter(LATEST)
                    ? Optional.empty()
                    : Optional.of(new Place(at, new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException none) {
            return Optional.empty();
        }
    }
}
