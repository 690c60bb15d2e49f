package dev.lendport.mortgage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("updateProcess")
class UpdateProcessTest {
    private final Api broker = TestServer.sandboxBroker();

    @Test
    void the_loan_is_priced_again_on_the_versions_it_came_with() {
        var id = Cases.accepted(broker);

        var reply = broker.put("/v1/processes/" + id, "{\"loanAmount\": 150000, \"loanDurationMonths\": 300}")
                .expect(200);

        assertThat(reply.header("ETag")).isEqualTo("\"3-pt\"");
        assertThat(reply.text("/operationStatus/operationStatusCode")).isEqualTo("020101");
        var loan = broker.get("/v1/processes/" + id).expect(200);
        assertThat(loan.number("/loanProcessDetail/loanAmount")).isEqualByComparingTo("150000");
        assertThat(loan.number("/loanProcessDetail/loanDurationMonths")).isEqualByComparingTo("300");
        assertThat(loan.number("/loanProcessDetail/ltvEstimated")).isEqualByComparingTo("60");
        // The annuity of 150 000 over 300 months at 3.548 %.
        assertThat(loan.number("/loanProcessDetail/monthlyInstallmentAmount")).isEqualByComparingTo("754.80");
        var listed = broker.get("/v1/processes").expect(200);
        assertThat(listed.number("/listProcessDetail/0/loanAmount")).isEqualByComparingTo("150000");
        assertThat(listed.number("/listProcessDetail/0/ltvEstimated")).isEqualByComparingTo("60");
    }

    @Test
    void giving_up_the_tied_products_raises_the_rate() {
        var id = Cases.accepted(broker);

        broker.put("/v1/processes/" + id, "{\"hasCrossSelling\": false}").expect(200);

        assertThat(broker.get("/v1/processes/" + id).number("/loanProcessDetail/tan"))
                .isEqualByComparingTo("4.148");
    }

    @Test
    void a_loan_beyond_the_lenders_limits_is_refused_with_a_pointer_and_nothing_changes() {
        var id = Cases.accepted(broker);

        broker.put("/v1/processes/" + id, "{\"loanAmount\": 2000000}")
                .expectInvalid(
                        "/loanAmount beyond_lender_limit", // the highest amount
                        "/loanAmount beyond_lender_limit", // and the loan to value
                        "/borrowers beyond_lender_limit");
        broker.put("/v1/processes/" + id, "{\"loanDurationMonths\": 12}")
                .expectInvalid("/loanDurationMonths beyond_lender_limit", "/borrowers beyond_lender_limit");

        assertThat(broker.get("/v1/processes/" + id).number("/loanProcessDetail/loanAmount"))
                .isEqualByComparingTo("200000");
    }

    @Test
    void the_branch_changes_and_is_found_by() {
        var id = Cases.accepted(broker);

        broker.put("/v1/processes/" + id, "{\"branchId\": 31}").expect(200);

        assertThat(broker.get("/v1/processes/" + id).number("/branchID")).isEqualByComparingTo("31");
        assertThat(broker.get("/v1/processes?filterByText=aveiro").number("/totalRecords"))
                .isEqualByComparingTo("1");
    }

    @Test
    void a_stale_version_is_refused_with_the_current_one() {
        var id = Cases.accepted(broker);

        var reply = broker.header("If-Match", "\"1-pt\"").put("/v1/processes/" + id, "{\"branchId\": 31}");

        reply.expectProblem(412, "version_differs");
        assertThat(reply.header("ETag")).isEqualTo("\"2-pt\"");
        broker.header("If-Match", "\"2-en\"")
                .put("/v1/processes/" + id, "{\"branchId\": 31}")
                .expect(200);
    }

    @Test
    void in_another_state_the_answer_names_it_and_what_is_allowed() {
        var inAcceptance = Cases.created(broker);
        var inReview = Cases.submitted(broker);

        var early = broker.english().put("/v1/processes/" + inAcceptance, "{\"branchId\": 31}");
        var late = broker.english().put("/v1/processes/" + inReview, "{\"branchId\": 31}");

        early.expectProblem(409, "process_wrong_state");
        assertThat(early.text("/state/description")).isEqualTo("In Acceptance");
        assertThat(allowed(early)).contains("accept").doesNotContain("update");
        late.expectProblem(409, "process_wrong_state");
        assertThat(late.number("/state/id")).isEqualByComparingTo("2");
        assertThat(late.json().path("allowedActions")).isNotEmpty();
        assertThat(allowed(late)).doesNotContain("accept", "update", "submit", "cancel");
    }

    private static List<String> allowed(Reply refused) {
        return refused.json()
                .path("allowedActions")
                .valueStream()
                .filter(action -> action.path("allowed").booleanValue())
                .map(action -> action.path("action").stringValue())
                .toList();
    }

    @Test
    void bad_input_changes_nothing() {
        var id = Cases.accepted(broker);

        broker.put("/v1/processes/" + id, "{}").expectInvalid(" too_few_fields");
        broker.put("/v1/processes/" + id, """
                {"loanAmount": -1, "loanDurationMonths": 3.5, "productSchemeId": 9, "branchId": "31", "indexTypeId": 5}
                """)
                .expectInvalid(
                        "/loanAmount out_of_range",
                        "/loanDurationMonths wrong_type",
                        "/productSchemeId unknown_id",
                        "/branchId wrong_type",
                        "/indexTypeId unknown_field");
        // A loan that its own charges would eat.
        var eaten = broker.put("/v1/processes/" + id, "{\"loanAmount\": 100}");
        eaten.expectInvalid("/loanAmount out_of_range");
        assertThat(broker.get("/v1/processes/" + id).header("ETag")).isEqualTo("\"2-pt\"");
    }

    @Test
    void an_unknown_process_and_another_brokers_are_the_same() {
        var foreign = Cases.accepted(TestServer.sandboxBroker());

        broker.put("/v1/processes/" + foreign, "{\"branchId\": 31}").expectProblem(404, "not_found");
        broker.put("/v1/processes/" + UUID.randomUUID(), "{\"branchId\": 31}").expectProblem(404, "not_found");
    }
}
