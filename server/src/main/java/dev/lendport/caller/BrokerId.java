package dev.lendport.caller;

import java.util.UUID;

/** A broker or correspondent: the partner that owns every row it creates. */
public record BrokerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
