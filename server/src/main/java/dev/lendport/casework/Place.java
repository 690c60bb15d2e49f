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
            return Optional.of(new Place(at, new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException none) {
            return Optional.empty();
        }
    }
}
