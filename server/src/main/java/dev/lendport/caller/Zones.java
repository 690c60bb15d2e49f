package dev.lendport.caller;

import java.time.ZoneId;

/** The lender's two zones: a calendar day of a mortgage is Lisbon's, one of a credit portability is Brasília's. */
public final class Zones {
    public static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    public static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");

    private Zones() {}
}
