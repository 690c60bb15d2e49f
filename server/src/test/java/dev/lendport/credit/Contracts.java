package dev.lendport.credit;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Contracts to test with. */
final class Contracts {
    static final String PATH = "/credit_operations";

    private static final AtomicInteger NUMBERS = new AtomicInteger(49_000);

    private Contracts() {}

    /** A partner whose clock stands at noon of a day in São Paulo. */
    static Api partnerOn(String date) {
        return on(TestServer.sandboxBroker().english(), date);
    }

    static Api on(Api partner, String date) {
        partner.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "%sT15:00:00Z"}
                        """.formatted(date)).expect(200);
        return partner;
    }

    static String number() {
        return "%010d/UO".formatted(NUMBERS.incrementAndGet());
    }

    /** 1 000.00 at 1.55 % a month in six instalments, with a contract number of its own. */
    static ObjectNode body() {
        var body = (ObjectNode) Json.MAPPER.readTree("""
                {"principal_amount": 1000, "monthly_interest_rate": 1.55, "number_of_installments": 6,
                 "disbursement_date": "2026-10-15", "first_due_date": "2026-12-01",
                 "origin_contract_type": "payroll",
                 "issuer": {"name": "Maria das Dores", "document_number": "37197645832",
                            "phone_number": "(05)541997558",
                            "address": {"street": "Rua Longe de Casa", "number": "112", "city": "Rio de Janeiro",
                                        "state": "RJ", "postal_code": "38300569"}}}
                """);
        return body.put("contract_number", number());
    }

    /** The same with other fields on top; objects are merged, null takes a field away. */
    static ObjectNode bodyWith(String changes) {
        var body = body();
        merge(body, Json.MAPPER.readTree(changes));
        return body;
    }

    /** 1 200.00 without interest, 100.00 on the first of each month of 2026, arrears of 0.1 % a day. */
    static ObjectNode hundredAMonth() {
        return bodyWith("""
                {"principal_amount": 1200, "monthly_interest_rate": 0, "number_of_installments": 12,
                 "disbursement_date": "2025-12-01", "first_due_date": "2026-01-01",
                 "arrears_monthly_interest_rate": 3}
                """);
    }

    static UUID registered(Api partner, JsonNode body) {
        return register(partner, body).expect(201).id("/credit_operation_key");
    }

    static Reply register(Api partner, JsonNode body) {
        return partner.post(PATH, body.toString());
    }

    static Reply pay(Api partner, UUID key, String amount, String paidOn) {
        return partner.post(PATH + "/" + key + "/payments", """
                {"amount": %s, "paid_on": "%s"}
                """.formatted(amount, paidOn));
    }

    static Reply get(Api partner, UUID key) {
        return partner.get(PATH + "/" + key).expect(200);
    }

    static Reply balance(Api partner, UUID key, String date) {
        return partner.get(PATH + "/" + key + "/balance?date=" + date);
    }

    private static void merge(ObjectNode target, JsonNode changes) {
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                target.remove(change.getKey());
            } else if (change.getValue().isObject() && target.get(change.getKey()) instanceof ObjectNode inner) {
                merge(inner, change.getValue());
            } else {
                target.set(change.getKey(), change.getValue());
            }
        });
    }
}
