package dev.lendport.portability;

import dev.lendport.finance.identifier.Ispb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The larger banks by their number in the payment system, with the three digits that cheques know them by (COMPE).
 *
 * <p>Source: the central bank's list of participants of the reserve transfer system (STR); a bank that is not
 * here is shown by its number alone.
 */
final class Banks {
    private static final String RESOURCE = "/portability/banks.csv";
    private static final Map<Ispb, Bank> BY_ISPB = read();

    private Banks() {}

    record Bank(Ispb ispb, String code, String name) {}

    static Optional<Bank> find(Ispb ispb) {
        return Optional.ofNullable(BY_ISPB.get(ispb));
    }

    private static Map<Ispb, Bank> read() {
        try (var stream = Banks.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + RESOURCE);
            }
            var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines();
            return lines.skip(1)
                    .map(line -> line.split(",", 3))
                    .map(cells -> new Bank(new Ispb(cells[0]), cells[1], cells[2]))
                    .collect(Collectors.toMap(Bank::ispb, bank -> bank));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
