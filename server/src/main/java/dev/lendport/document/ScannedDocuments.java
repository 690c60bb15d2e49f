package dev.lendport.document;

import dev.lendport.caller.Caller;
import java.time.Instant;
import java.util.UUID;

/** Told in the same transaction when a document turns out infected; beans of the modules above that show documents. */
public interface ScannedDocuments {

    /**
     * A document of a broker is infected from now on.
     *
     * @param system the lender's own act, for that broker
     */
    void infected(Caller system, UUID documentKey, Instant now);
}
