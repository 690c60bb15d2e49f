package dev.lendport.portability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lendport.callback.OwnBodies;
import dev.lendport.credit.Issuer;
import dev.lendport.outcome.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The callbacks about requests, in the form that correspondents know: the one of the receipt says all of the request, with
 * every value a string; the others say what changed.
 */
@Component
class PortabilityNotices implements OwnBodies {
    private static final int NOTIFICATION_TYPE = 8;
    private static final String WEBHOOK_TYPE = "credit_transfer.received_portability";
    private static final String RECEIVED = "received_portability.received";

    private final JdbcClient jdbc;

    PortabilityNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Both names of the key are there: the published samples use one in the receipt and the other everywhere else. */
    record Body(
            String webhookType,
            UUID key,
            UUID receivedPortabilityKey,
            String receivedPortabilityStatus,
            Instant eventDatetime,
            @Nullable Boolean echo,
            Object data) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Receipt(
            String annualInterestRate,
            String annualEffectiveInterestRate,
            String numberOfInstallments,
            String installmentFaceValue,
            String phoneNumber,
            Issuer.Address address,
            String dueBalance,
            LocalDate dueBalanceDate,
            String issuerName,
            String issuerDocumentNumber,
            LocalDate referenceDate,
            String contractNumber,
            UUID originCreditOperationKey,
            LocalDate retentionLimitDate,
            LocalDate dueBalanceLimitDate,
            String portabilityNumber,
            @Nullable String corbanDocumentNumber,
            String sourceIspbNumber) {
        static Receipt of(ReceivedPortability request) {
            var proposal = request.proposal();
            var borrower = request.contract().borrower();
            return new Receipt(
                    Amounts.text(proposal.terms().annualInterestRate()),
                    Amounts.text(proposal.terms().annualEffectiveInterestRate()),
                    Integer.toString(proposal.terms().installments()),
                    Amounts.text(proposal.terms().installmentFaceValue()),
                    borrower.phoneNumber(),
                    borrower.address(),
                    Amounts.text(request.dueBalance()),
                    request.dates().dueBalance(),
                    borrower.name(),
                    borrower.documentNumber(),
                    request.dates().reference(),
                    request.contract().contractNumber(),
                    request.contract().creditOperationKey(),
                    request.dates().retentionLimit(),
                    request.dates().dueBalanceLimit(),
                    proposal.portabilityNumber(),
                    request.contract().corbanDocumentNumber(),
                    proposal.source().characters());
        }
    }

    @Override
    public int notificationTypeId() {
        return NOTIFICATION_TYPE;
    }

    @Override
    public String eventType() {
        return WEBHOOK_TYPE;
    }

    @Override
    public Map<UUID, Object> of(List<Told> events) {
        var requests =
                requests(events.stream().filter(PortabilityNotices::isReceipt).toList());
        var bodies = new HashMap<UUID, Object>();
        for (var event : events) {
            var key = event.about().receivedPortabilityKey();
            if (key != null && isReceipt(event)) {
                var request = requests.get(key);
                if (request != null) {
                    bodies.put(event.id(), body(event, key, PortabilityState.RECEIVED.wire(), Receipt.of(request)));
                }
            } else if (key != null) {
                var status = event.data().path("received_portability_status").asString();
                bodies.put(event.id(), body(event, key, status, changed(event)));
            }
        }
        return bodies;
    }

    /** An echo plays the receipt: it is the one callback that every request has. */
    private static boolean isReceipt(Told event) {
        return event.isEcho() || event.type().equals(RECEIVED);
    }

    /** Written already: other modules would write it in another case. */
    private static JsonNode body(Told event, UUID key, String status, Object data) {
        return Json.SNAKE.valueToTree(new Body(
                WEBHOOK_TYPE,
                key,
                key,
                status,
                event.occurredAt().truncatedTo(ChronoUnit.SECONDS),
                event.isEcho() ? true : null,
                data));
    }

    /** What the published samples say of each change, and nothing else. */
    private static Map<String, Object> changed(Told event) {
        var data = new LinkedHashMap<String, Object>();
        switch (event.type()) {
            case "received_portability.waiting_settlement" ->
                copy(event.data(), data, "settlement_due_balance", "settlement_date");
            case "received_portability.waiting_validation", "received_portability.retained" ->
                copy(event.data(), data, "retention_reason");
            case "received_portability.proof_refused" -> copy(event.data(), data, "refusal_reason", "until");
            case "received_portability.canceled_by_creditor" ->
                data.put(
                        "canceled_reason",
                        CancelReason.ofWire(event.data().path("canceled_reason").asString())
                                .shown());
            default -> {}
        }
        return data;
    }

    private static void copy(JsonNode from, Map<String, Object> to, String... names) {
        for (var name : names) {
            if (from.has(name)) {
                to.put(name, from.path(name));
            }
        }
    }

    private Map<UUID, ReceivedPortability> requests(List<Told> receipts) {
        if (receipts.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<UUID, ReceivedPortability>();
        jdbc.sql(PortabilityRow.SELECT + """
                         WHERE (broker_id, id) IN (SELECT * FROM unnest(?::uuid[], ?::uuid[]))
                        """)
                .params(
                        receipts.stream().map(event -> event.broker().value()).toArray(UUID[]::new),
                        receipts.stream()
                                .map(event -> event.about().receivedPortabilityKey())
                                .toArray(UUID[]::new))
                .query((row, n) -> {
                    var request = PortabilityRow.of(row, n);
                    return found.put(request.key(), request);
                })
                .list();
        return found;
    }
}
