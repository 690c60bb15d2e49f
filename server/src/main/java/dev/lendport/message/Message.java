package dev.lendport.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message between partner and lender. It never changes but for being read.
 *
 * @param sentAt by the clock of the case's broker
 * @param userName the login of who wrote it
 * @param readAt when the side that it was sent to first marked it as read
 */
record Message(
        UUID id,
        Direction direction,
        String subject,
        String text,
        Instant sentAt,
        String userName,
        @Nullable Instant readAt) {}
