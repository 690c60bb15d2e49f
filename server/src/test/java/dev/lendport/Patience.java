package dev.lendport;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long the tests wait for what must happen. A test waits for a condition, and is not about how fast the machine is:
 * the limit only keeps what never comes from being waited for without an end. JUnit finds this extension by itself, so
 * that every {@code await()} has the limit.
 */
public final class Patience implements BeforeAllCallback {
    public static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LIMIT);
    }
}
