package dev.lendport.journal;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything the journal can tell. The name on the wire never changes; what it means stands under it in {@code
 * events/catalogue.json}.
 */
public enum EventType {
    SIMULATION_CREATED("simulation.created", Notification.SIMULATION_STATUS),
    SIMULATION_UPDATED("simulation.updated", Notification.NONE),
    SIMULATION_VALIDATED("simulation.validated", Notification.SIMULATION_STATUS),
    SIMULATION_CANCELED("simulation.canceled", Notification.SIMULATION_STATUS),
    SIMULATION_CONVERTED("simulation.converted", Notification.SIMULATION_STATUS),
    SIMULATION_EXPIRED("simulation.expired", Notification.SIMULATION_STATUS),

    PROCESS_CREATED("process.created", Notification.PROCESS_STATUS),
    PROCESS_ACCEPTED("process.accepted", Notification.PROCESS_STATUS),
    PROCESS_UPDATED("process.updated", Notification.NONE),
    PROCESS_SUBMITTED("process.submitted", Notification.PROCESS_STATUS),
    PROCESS_CANCELED("process.canceled", Notification.PROCESS_STATUS),
    PROCESS_EXPIRED("process.expired", Notification.PROCESS_STATUS),
    BORROWER_ADDED("process.borrower_added", Notification.NONE),
    BORROWER_UPDATED("process.borrower_updated", Notification.NONE),
    BORROWER_REMOVED("process.borrower_removed", Notification.NONE),
    PROPERTY_UPDATED("process.property_updated", Notification.NONE),

    DOCUMENT_DELIVERED("process.document_delivered", Notification.NONE),
    DOCUMENT_REPLACED("process.document_replaced", Notification.NONE),
    DOCUMENT_DESCRIBED("process.document_described", Notification.NONE),
    DOCUMENT_REMOVED("process.document_removed", Notification.NONE),
    DOCUMENT_REQUESTED("process.document_requested", Notification.DOCUMENT_REQUESTED),
    DOCUMENT_REVIEWED("process.document_reviewed", Notification.DOCUMENT_REVIEWED),
    DOCUMENT_WAIVED("process.document_waived", Notification.DOCUMENT_REVIEWED),
    PROCESS_AWAITS_DOCUMENTS("process.awaits_documents", Notification.PROCESS_STATUS),
    PROCESS_DOCUMENTS_COMPLETE("process.documents_complete", Notification.PROCESS_STATUS),
    PROCESS_DOCUMENTS_OVERDUE("process.documents_overdue", Notification.PROCESS_STATUS),
    CREDIT_OPERATION_REGISTERED("credit_operation.registered", Notification.NONE),
    CREDIT_OPERATION_PAYMENT_RECORDED("credit_operation.payment_recorded", Notification.NONE),
    CREDIT_OPERATION_SETTLED("credit_operation.settled", Notification.NONE),

    CALLBACK_REGISTERED("callback.registered", Notification.NONE),
    CALLBACK_UPDATED("callback.updated", Notification.NONE),
    CALLBACK_REMOVED("callback.removed", Notification.NONE),
    CALLBACK_SECRET_ROTATED("callback.secret_rotated", Notification.NONE),
    CALLBACK_DISABLED("callback.disabled", Notification.NONE),
    /** Sent to the notification type that its data names. */
    CALLBACK_ECHOED("callback.echoed", Notification.NONE),

    MESSAGE_SENT("message.sent", Notification.NONE),
    MESSAGE_RECEIVED("message.received", Notification.MESSAGE),
    MESSAGE_READ("message.read", Notification.NONE),
    NOTE_ADDED("note.added", Notification.NONE),

    DOCUMENT_UPLOADED("document.uploaded", Notification.NONE),
    DOCUMENT_SCANNED("document.scanned", Notification.NONE),
    DOCUMENT_INFECTED("document.infected", Notification.DOCUMENT_REVIEWED),

    PORTABILITY_RECEIVED("received_portability.received", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_WAITING_VALIDATION("received_portability.waiting_validation", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_RETAINED("received_portability.retained", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_PROOF_REFUSED("received_portability.proof_refused", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_WAITING_SETTLEMENT("received_portability.waiting_settlement", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_SETTLED("received_portability.settled", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_CANCELED_BY_CREDITOR("received_portability.canceled_by_creditor", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_CANCELED_BY_PROPONENT("received_portability.canceled_by_proponent", Notification.RECEIVED_PORTABILITY),
    PORTABILITY_PAYMENT_RETURNED("received_portability.payment_returned", Notification.NONE),

    DEADLINE_WARNED("deadline.warned", Notification.DEADLINE),
    DEADLINE_MOVED("deadline.moved", Notification.DEADLINE),

    CLOCK_SET("sandbox.clock_set", Notification.NONE);

    /** The notification types a partner can register a callback for. */
    private static final class Notification {
        static final int NONE = 0;
        static final int SIMULATION_STATUS = 1;
        static final int PROCESS_STATUS = 2;
        static final int DOCUMENT_REQUESTED = 3;
        static final int DOCUMENT_REVIEWED = 4;
        static final int MESSAGE = 5;
        static final int DEADLINE = 7;
        static final int RECEIVED_PORTABILITY = 8;
    }

    private static final Map<String, EventType> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wire, type -> type));

    private final String wire;
    private final int notificationTypeId;

    EventType(String wire, int notificationTypeId) {
        this.wire = wire;
        this.notificationTypeId = notificationTypeId;
    }

    public String wire() {
        return wire;
    }

    /** The notification type a partner registers a callback for, or null when no callback tells this. */
    public @Nullable Integer notificationTypeId() {
        return notificationTypeId == 0 ? null : notificationTypeId;
    }

    static EventType ofWire(String wire) {
        var type = BY_WIRE.get(wire);
        if (type == null) {
            throw new IllegalArgumentException("unknown event type " + wire);
        }
        return type;
    }
}
