package dev.lendport.callback;

import dev.lendport.caller.Mode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A courier for each kind of partner, since they differ in how far they may go. */
final class Couriers implements AutoCloseable {
    private final Map<Mode, Reach> reaches = new EnumMap<>(Mode.class);
    private final Map<Mode, Courier> couriers = new EnumMap<>(Mode.class);

    Couriers(CallbackSettings settings, Reach.Names names) {
        var tls = Authorities.trusting(settings.trustedCertificates());
        for (var mode : Mode.values()) {
            var reach = Reach.of(mode, settings, names);
            reaches.put(mode, reach);
            couriers.put(mode, new Courier(reach, settings, tls));
        }
    }

    Courier of(Mode mode) {
        return known(couriers.get(mode));
    }

    Reach reach(Mode mode) {
        return known(reaches.get(mode));
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("every mode has one");
        }
        return value;
    }

    @Override
    public void close() {
        couriers.values().forEach(Courier::close);
    }
}
