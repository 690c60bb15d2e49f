package dev.lendport.portability;

import org.jspecify.annotations.Nullable;

/**
 * All that decides what may be done with a request.
 *
 * @param response null while no answer stands
 */
record Standing(
        PortabilityState state, CutOffs cutOffs, @Nullable Response response) {}
