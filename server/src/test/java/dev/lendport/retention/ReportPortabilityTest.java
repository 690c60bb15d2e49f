package dev.lendport.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.credit.OriginContractType;
import dev.lendport.finance.Money;
import dev.lendport.finance.identifier.Ispb;
import dev.lendport.outcome.Json;
import dev.lendport.partner.Partners;
import dev.lendport.portability.Correspondent;
import dev.lendport.portability.Proposal;
import dev.lendport.portability.ReceivePortability;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Months far ahead, each of one test alone: the report goes over all partners. */
@Covers("reportPortability")
class ReportPortabilityTest {
    private static final String REPORT = "/backoffice/reports/portability";

    private final Api staff = TestServer.staff();

    @Test
    void a_month_is_told_as_it_was_played() {
        play();
        var other = Correspondent.of(brokerNamed("=1+1, \"x\""));
        other.clock("2033-08-15T12:00:00Z");
        other.request();

        var report = staff.get(REPORT + "?month=2033-08&mode=sandbox").expect(200);

        assertThat(report.text("/receivedFrom")).isEqualTo("2033-08-01T03:00:00Z");
        assertThat(report.text("/receivedBefore")).isEqualTo("2033-09-01T03:00:00Z");
        assertThat(report.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(report.text("/listPartners/0/name")).isEqualTo("=1+1, \"x\"");
        assertThat(report.json().at("/listPartners/0/figures")).isEqualTo(Json.MAPPER.readTree("""
                {"received": 1, "answeredInTime": {"total": 0, "release": 0, "retention": 0}, "releasedBySilence": 0,
                 "releasedByRefusedEvidence": 0, "unanswered": 1,
                 "retained": {"total": 0, "issuerRetention": 0, "portabilityNotRequested": 0},
                 "evidenceRefused": {"requests": 0, "documents": 0, "byReason": [
                    {"reason": "unreadable", "requests": 0, "documents": 0},
                    {"reason": "wrong_person", "requests": 0, "documents": 0},
                    {"reason": "no_explicit_acceptance", "requests": 0, "documents": 0},
                    {"reason": "wrong_contract", "requests": 0, "documents": 0},
                    {"reason": "outside_period", "requests": 0, "documents": 0},
                    {"reason": "other", "requests": 0, "documents": 0}]},
                 "settled": 0, "notPaid": 0, "paymentRejected": 0, "canceledByProponent": 0, "open": 1,
                 "amountDifferences": 0, "hoursToAnswer": {"median": null, "worst": null}}
                """));
        assertThat(report.json().at("/listPartners/1/figures")).isEqualTo(played(10, 2, 2));
        assertThat(report.json().path("total")).isEqualTo(played(11, 3, 3));
        checkPages(report);
        checkTable();
        checkNeighbours();
    }

    /** What {@link #play} comes to; open requests without an answer are in three of the figures. */
    private static Object played(int received, int unanswered, int open) {
        return Json.MAPPER.readTree("""
                {"received": %d, "answeredInTime": {"total": 6, "release": 3, "retention": 3}, "releasedBySilence": 1,
                 "releasedByRefusedEvidence": 1, "unanswered": %d,
                 "retained": {"total": 2, "issuerRetention": 1, "portabilityNotRequested": 1},
                 "evidenceRefused": {"requests": 2, "documents": 3, "byReason": [
                    {"reason": "unreadable", "requests": 1, "documents": 2},
                    {"reason": "wrong_person", "requests": 1, "documents": 1},
                    {"reason": "no_explicit_acceptance", "requests": 0, "documents": 0},
                    {"reason": "wrong_contract", "requests": 0, "documents": 0},
                    {"reason": "outside_period", "requests": 0, "documents": 0},
                    {"reason": "other", "requests": 0, "documents": 0}]},
                 "settled": 1, "notPaid": 3, "paymentRejected": 1, "canceledByProponent": 1, "open": %d,
                 "amountDifferences": 2, "hoursToAnswer": {"median": 35.50, "worst": 113.98}}
                """.formatted(received, unanswered, open));
    }

    private void checkPages(Reply whole) {
        var page = staff.get(REPORT + "?month=2033-08&mode=sandbox&pageNumber=2&pageSize=1")
                .expect(200);
        assertThat(page.json().path("listPartners").size()).isEqualTo(1);
        assertThat(page.json().at("/listPartners/0")).isEqualTo(whole.json().at("/listPartners/1"));
        assertThat(page.json().path("total")).isEqualTo(whole.json().path("total"));
        var beyond = staff.get(REPORT + "?month=2033-08&mode=sandbox&pageNumber=3&pageSize=1")
                .expect(200);
        assertThat(beyond.number("/count")).isEqualByComparingTo("0");
        assertThat(beyond.number("/totalCount")).isEqualByComparingTo("2");
        assertThat(beyond.json().path("total")).isEqualTo(whole.json().path("total"));
    }

    private void checkTable() {
        var table = csv(staff, "?month=2033-08&mode=sandbox&pageSize=1&format=csv");
        var lines = table.body().split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("month,scope,broker_unique_id,broker_name,received,answered_in_time,");
        assertThat(lines[1])
                .isEqualTo("2033-08,total,,,11,6,3,3,1,1,3,2,1,1,2,3,1,2,1,1,0,0,0,0,0,0,0,0,1,3,1,1,3,2,35.50,113.98");
        assertThat(lines[2]).startsWith("2033-08,partner,").contains(",\"'=1+1, \"\"x\"\"\",1,0,");
        assertThat(lines[3]).endsWith(",10,6,3,3,1,1,2,2,1,1,2,3,1,2,1,1,0,0,0,0,0,0,0,0,1,3,1,1,2,2,35.50,113.98");
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.header("Content-Disposition")).contains("portability-2033-08.csv");
    }

    /** A second before the month begins in Brasília, and as it ends. */
    private void checkNeighbours() {
        var july = staff.get(REPORT + "?month=2033-07&mode=sandbox").expect(200);
        var september = staff.get(REPORT + "?month=2033-09&mode=sandbox").expect(200);
        assertThat(july.number("/total/received")).isEqualByComparingTo("1");
        assertThat(september.number("/total/received")).isEqualByComparingTo("1");
    }

    @Test
    void live_partners_and_sandbox_partners_are_reported_apart() {
        var live = TestServer.newBroker(Mode.LIVE);
        receive(live, Instant.parse("2034-02-10T12:00:00Z"));
        var sandbox = Correspondent.at("2034-02-10T12:00:00Z");
        sandbox.request();
        sandbox.request();

        var ofLive = staff.get(REPORT + "?month=2034-02").expect(200);
        var ofSandbox = staff.get(REPORT + "?month=2034-02&mode=sandbox").expect(200);

        assertThat(ofLive.text("/mode")).isEqualTo("live");
        assertThat(ofLive.number("/total/received")).isEqualByComparingTo("1");
        assertThat(ofLive.id("/listPartners/0/brokerUniqueID"))
                .isEqualTo(live.id().value());
        assertThat(ofSandbox.number("/total/received")).isEqualByComparingTo("2");
    }

    @Test
    void nothing_is_a_report_too() {
        var report = staff.get(REPORT + "?month=2099-01").expect(200);

        assertThat(report.json().path("listPartners").isEmpty()).isTrue();
        assertThat(report.number("/total/received")).isEqualByComparingTo("0");
        assertThat(report.number("/total/evidenceRefused/documents")).isEqualByComparingTo("0");
        assertThat(report.json().at("/total/hoursToAnswer/median").isNull()).isTrue();
        assertThat(csv(staff.header("Accept", "text/csv"), "?month=2099-01")
                        .body()
                        .split("\r\n"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "text/csv;q=0.5, application/json", "application/*, text/csv;q=0.1"})
    void json_is_answered_unless_a_table_is_preferred(String accept) {
        staff.header("Accept", accept)
                .get(REPORT + "?month=2099-01")
                .expect(200)
                .number("/total/received");
        assertThat(csv(staff.header("Accept", accept), "?month=2099-01&format=csv")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/*", "application/json;q=0.5, text/csv"})
    void a_table_is_answered_when_it_is_preferred(String accept) {
        assertThat(csv(staff.header("Accept", accept), "?month=2099-01").body()).startsWith("month,");
        staff.header("Accept", accept)
                .get(REPORT + "?month=2099-01&format=json")
                .expect(200)
                .number("/total/received");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations", "approver", "admin"})
    void every_role_of_the_staff_may_read_it(String role) {
        var email = role + ".reports@lender.example";
        TestServer.bean(Partners.class).addStaff(email, "test-password", List.of(role));
        var token = TestServer.stranger()
                .post("/backoffice/authentication", """
                        {"email": "%s", "password": "test-password"}
                        """.formatted(email))
                .expect(200)
                .text("/sessionToken");

        TestServer.stranger().as(token).get(REPORT + "?month=2099-01").expect(200);
    }

    @Test
    void partners_and_strangers_may_not() {
        TestServer.liveBroker().get(REPORT + "?month=2099-01").expectProblem(403, "not_allowed");
        TestServer.stranger().get(REPORT + "?month=2099-01").expectProblem(401, "unauthenticated");
    }

    @Test
    void what_is_no_month_is_refused() {
        staff.get(REPORT).expectInvalid("/month required");
        staff.get(REPORT + "?month=2033-13").expect(400);
        staff.get(REPORT + "?month=2033-8").expect(400);
        staff.get(REPORT + "?month=0000-01").expect(400);
        staff.get(REPORT + "?month=2033-08&mode=all").expectInvalid("/mode not_allowed");
        staff.get(REPORT + "?month=2033-08&pageSize=201").expect(400);
    }

    private static Reply csv(Api client, String query) {
        return client.sendUnwatched("GET", REPORT + query, new byte[0]).expect(200);
    }

    private TestServer.NewBroker brokerNamed(String name) {
        var broker = staff.post("/backoffice/brokers", """
                {"clientId": "%s", "name": %s, "environment": "sandbox"}
                """.formatted(
                                TestServer.CLIENT_ID, Json.MAPPER.writeValueAsString(name)))
                .expect(201)
                .id("/additionalData/brokerUniqueID");
        var username = "desk@" + broker + ".example";
        var user = staff.post("/backoffice/brokers/" + broker + "/users", "{\"username\": \"%s\"}".formatted(username))
                .expect(201)
                .id("/additionalData/userUniqueID");
        var token = TestServer.signIn(TestServer.CLIENT_ID, TestServer.CLIENT_SECRET, broker.toString(), username)
                .expect(200)
                .text("/sessionToken");
        return new TestServer.NewBroker(
                new BrokerId(broker), user, username, TestServer.stranger().as(token));
    }

    /** No mock reaches a live partner: the request comes by the use case, as the centre would bring it. */
    private static void receive(TestServer.NewBroker live, Instant at) {
        var contract = Correspondent.of(live).contract(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 12, 10));
        var caller = live.caller(Mode.LIVE);
        var proposal = new Proposal(
                "203402100000000000001",
                new Ispb("00000000"),
                OriginContractType.PAYROLL,
                "inss",
                new Proposal.Terms(new BigDecimal("20.00"), new BigDecimal("21.00"), 12, Money.reais("1000.00")));
        var attack = new ReceivePortability.Attack(contract, LocalDate.of(2034, 2, 20), proposal);
        TestServer.bean(Transactions.class)
                .write(caller, now -> TestServer.bean(ReceivePortability.class).from(caller, attack, at));
    }

    /** August 2033 begins on a Monday and has no holidays. Ten requests, all but the last at its first moment. */
    private static void play() {
        var partner = Correspondent.at("2033-08-01T02:59:59Z");
        partner.request();
        partner.clock("2033-08-01T03:00:00Z");
        var settled = partner.request();
        var notPaid = partner.request();
        partner.request(); // nobody ever answers it
        var retained = partner.request();
        var provedAtLast = partner.request();
        var badlyProved = partner.request();
        var withdrawn = partner.request();
        var waiting = partner.request();
        var rejected = partner.request();

        partner.advance("2033-08-01T05:00:00Z");
        partner.release(settled).expect(200);
        partner.advance("2033-08-01T06:30:00Z");
        partner.retain(retained).expect(200);
        partner.approve(retained).expect(200);
        partner.advance("2033-08-02T13:00:00Z");
        partner.release(rejected).expect(200);
        partner.pay(settled, ", \"amount\": 1.00").expect(200);
        partner.pay(settled, ", \"amount\": 2.00").expect(200);
        partner.pay(settled).expect(200);
        partner.advance("2033-08-02T15:15:00Z");
        notRequested(partner, provedAtLast, partner.document("jpeg"), partner.document("jpeg"));
        partner.review(provedAtLast, "\"refused\", \"reason\": \"unreadable\"").expect(200);
        partner.advance("2033-08-02T16:00:00Z");
        notRequested(partner, provedAtLast, partner.document("jpeg"));
        partner.approve(provedAtLast).expect(200);
        partner.advance("2033-08-03T12:00:00Z");
        partner.release(notPaid).expect(200);
        partner.rejectPayment(rejected).expect(200);
        partner.cancel(withdrawn).expect(200);
        partner.advance("2033-08-05T20:59:00Z");
        partner.retain(badlyProved).expect(200);
        partner.retain(waiting).expect(200);
        partner.advance("2033-08-05T21:30:00Z");
        partner.review(badlyProved, "\"refused\", \"reason\": \"wrong_person\"").expect(200);
        partner.advance("2033-09-01T02:59:59.999Z");
        partner.request();
        partner.advance("2033-09-01T03:00:00Z");
        partner.request();
    }

    private static void notRequested(Correspondent partner, UUID request, UUID... documents) {
        var body = Correspondent.retention(documents).replace("issuer_retention", "portability_not_requested");
        partner.answer(request, body).expect(200);
    }
}
