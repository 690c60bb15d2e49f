package dev.lendport.callback;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Settings for what is tested without a server. */
final class Settings {
    /** Those of the product. */
    static final CallbackSettings STANDARD = of(Duration.ofSeconds(10), "");

    private Settings() {}

    static CallbackSettings of(Duration exchangeLimit, String trustedCertificates) {
        var schedule = Stream.of("PT0S", "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
                .map(Duration::parse)
                .toList();
        return new CallbackSettings(
                schedule,
                0.2,
                Duration.ofDays(1),
                Duration.ofDays(5),
                exchangeLimit,
                Duration.ofDays(1),
                Duration.ofDays(90),
                16,
                200,
                1_000,
                true,
                List.of(),
                trustedCertificates);
    }
}
