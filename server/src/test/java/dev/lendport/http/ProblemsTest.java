package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.TestServer;
import org.junit.jupiter.api.Test;

/** What a request gets that leads nowhere, and in which words. */
class ProblemsTest {
    private static final Api BROKER = TestServer.sandboxBroker();

    @Test
    void a_problem_is_told_in_portuguese_unless_english_is_preferred() {
        var portuguese = BROKER.put("/v1/sandbox/clock", "{}").expectInvalid("/mode required");
        var english = BROKER.english().put("/v1/sandbox/clock", "{}").expectInvalid("/mode required");

        assertThat(portuguese.text("/title")).isEqualTo("O pedido não é válido");
        assertThat(portuguese.text("/errors/0/message")).isEqualTo("é obrigatório");
        assertThat(portuguese.header("Content-Language")).isEqualTo("pt");
        assertThat(english.text("/title")).isEqualTo("The request is not valid");
        assertThat(english.text("/errors/0/message")).isEqualTo("is required");
        assertThat(english.header("Content-Language")).isEqualTo("en");
    }

    @Test
    void the_best_language_of_several_is_taken_and_an_unreadable_wish_is_none() {
        assertThat(languageFor("fr, en-GB;q=0.8, pt;q=0.3")).isEqualTo("en");
        assertThat(languageFor("pt-BR, en;q=0.5")).isEqualTo("pt");
        assertThat(languageFor("fr")).isEqualTo("pt");
        assertThat(languageFor("*")).isEqualTo("pt");
        assertThat(languageFor(";;q=x")).isEqualTo("pt");
    }

    private String languageFor(String acceptLanguage) {
        return BROKER.header("Accept-Language", acceptLanguage)
                .get("/v1/sandbox/clock")
                .header("Content-Language");
    }

    @Test
    void a_problem_carries_the_six_digits_of_the_partner_api_beside_its_code() {
        var problem = BROKER.put("/v1/sandbox/clock", "{}").expect(400);

        assertThat(problem.text("/operationStatus/operationStatusCode")).isEqualTo("010001");
        assertThat(problem.text("/operationStatus/operationStatusMessage")).isEqualTo(problem.text("/detail"));
        assertThat(problem.number("/status").intValue()).isEqualTo(400);
        assertThat(problem.text("/instance")).isEqualTo("/v1/sandbox/clock");
    }

    @Test
    void out_portability_tells_its_problems_in_both_languages_and_without_the_six_digits() {
        var problem = BROKER.english().sendUnwatched("GET", "/credit_operations/of/nobody", new byte[0]);

        problem.expectProblem(404, "not_found");
        assertThat(problem.text("/description")).isEqualTo(problem.text("/detail"));
        assertThat(problem.text("/translation")).isNotEqualTo(problem.text("/description"));
        assertThat(problem.json().path("extra_fields").isObject()).isTrue();
        assertThat(problem.json().has("operationStatus")).isFalse();
    }

    @Test
    void an_unknown_path_is_not_found() {
        BROKER.sendUnwatched("GET", "/v1/nothing", new byte[0]).expectProblem(404, "not_found");
        BROKER.sendUnwatched("GET", "/nothing", new byte[0]).expectProblem(404, "not_found");
        BROKER.sendUnwatched("GET", "/error", new byte[0]).expectProblem(404, "not_found");
        BROKER.sendUnwatched("GET", "/v1/sandbox/clock/", new byte[0]).expectProblem(404, "not_found");
    }

    @Test
    void a_stranger_learns_nothing_about_paths() {
        TestServer.stranger().sendUnwatched("GET", "/v1/nothing", new byte[0]).expectProblem(401, "unauthenticated");
    }

    @Test
    void a_method_that_is_not_offered_names_those_that_are() {
        var problem = BROKER.sendUnwatched("POST", "/v1/sandbox/clock", new byte[0]);

        problem.expectProblem(405, "method_not_allowed");
        assertThat(problem.header("Allow")).isEqualTo("GET, PUT");
        BROKER.sendUnwatched("DELETE", "/v1/events", new byte[0]).expectProblem(405, "method_not_allowed");
        assertThat(BROKER.sendUnwatched("BREW", "/v1/events", new byte[0]).status())
                .isBetween(400, 499);
    }

    @Test
    void only_json_is_answered() {
        BROKER.header("Accept", "text/html").get("/v1/sandbox/clock").expectProblem(406, "not_acceptable");
        BROKER.header("Accept", "not a type").get("/v1/sandbox/clock").expectProblem(406, "not_acceptable");
        BROKER.header("Accept", "text/html, */*;q=0.1").get("/v1/sandbox/clock").expect(200);
    }

    @Test
    void only_json_is_read() {
        for (var type : new String[] {"text/plain", "application/xml", "not a type", "multipart/form-data"}) {
            BROKER.header("Content-Type", type)
                    .put("/v1/sandbox/clock", "{\"mode\": \"live\"}")
                    .expectProblem(415, "unsupported_media_type");
        }
        BROKER.header("Content-Type", "application/json; charset=utf-8")
                .put("/v1/sandbox/clock", "{\"mode\": \"live\"}")
                .expect(200);
    }

    @Test
    void a_form_is_no_way_to_send_a_body() {
        TestServer.stranger()
                .header("Content-Type", "multipart/form-data")
                .post("/v1/authentication", "--x")
                .expectProblem(400, "malformed_json");
        TestServer.stranger()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .post("/v1/authentication", "xClientID=" + "x".repeat(300_000))
                .expect(400);
    }

    @Test
    void brokers_and_staff_keep_to_their_own_sides() {
        BROKER.post("/backoffice/networks", "{}").expectProblem(403, "not_allowed");
        TestServer.staff().get("/v1/events").expectProblem(403, "not_allowed");
    }
}
