package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Staff sign in with e-mail and password, and do what their roles allow. */
@Covers("authenticateStaff")
class AuthenticateStaffTest {
    private static final String PASSWORD = "correct horse";

    @Test
    void e_mail_and_password_get_a_token() {
        var reply = signIn(staff("admin"), PASSWORD).expect(200);

        assertThat(reply.text("/sessionToken")).matches("[A-Za-z0-9_-]{43}");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void capitals_in_an_e_mail_do_not_matter() {
        signIn(staff("admin").replace("staff-", "STAFF-"), PASSWORD).expect(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_e_mail_get_the_same_answer() {
        var wrong = signIn(staff("admin"), "wrong").expectProblem(401, "unauthenticated");
        var unknown = signIn("nobody@lender.example", PASSWORD).expectProblem(401, "unauthenticated");

        assertThat(withoutTrace(wrong)).isEqualTo(withoutTrace(unknown));
    }

    @Test
    void what_is_no_e_mail_is_refused() {
        signIn("nobody", PASSWORD).expectInvalid("/email invalid_format");
        TestServer.stranger()
                .post("/backoffice/authentication", "{\"email\": \"a@b.example\"}")
                .expectInvalid("/password required");
    }

    @Test
    void only_an_administrator_touches_partners() {
        for (var role : List.of("operations", "approver")) {
            signedIn(role)
                    .post("/backoffice/networks", "{\"clientId\": \"some-network\", \"name\": \"N\"}")
                    .expectProblem(403, "not_allowed");
        }
        signedIn("admin")
                .post("/backoffice/networks", "{\"clientId\": \"n-%s\", \"name\": \"N\"}".formatted(Ids.next()))
                .expect(201);
    }

    private static Api signedIn(String role) {
        return TestServer.stranger().as(signIn(staff(role), PASSWORD).text("/sessionToken"));
    }

    private static String staff(String role) {
        var email = "staff-" + Ids.next() + "@lender.example";
        TestServer.bean(Partners.class).addStaff(email, PASSWORD, List.of(role));
        return email;
    }

    private static Reply signIn(String email, String password) {
        return TestServer.stranger().post("/backoffice/authentication", """
                        {"email": "%s", "password": "%s"}
                        """.formatted(email, password));
    }

    private static String withoutTrace(Reply reply) {
        return reply.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }
}
