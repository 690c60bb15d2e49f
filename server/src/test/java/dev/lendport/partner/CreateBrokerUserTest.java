package dev.lendport.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff register a user of a broker. */
@Covers("createBrokerUser")
class CreateBrokerUserTest {
    private static final Api STAFF = TestServer.staff();

    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final String users = "/backoffice/brokers/" + broker.id() + "/users";

    @Test
    void a_user_can_sign_in_at_once() {
        var reply = STAFF.post(users, "{\"username\": \"Marta@Casa-Certa.example\"}")
                .expect(201);

        assertThat(reply.header("Location")).isEqualTo(users + "/" + reply.text("/additionalData/userUniqueID"));
        TestServer.signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        broker.id().toString(),
                        "marta@casa-certa.example")
                .expect(200);
    }

    @Test
    void a_username_is_taken_once_in_a_broker_whatever_its_capitals() {
        STAFF.post(users, "{\"username\": \"rui@casa-certa.example\"}").expect(201);

        STAFF.post(users, "{\"username\": \"RUI@casa-certa.example\"}").expectProblem(409, "partner_exists");
        var elsewhere = TestServer.newBroker(Mode.SANDBOX).id();
        STAFF.post("/backoffice/brokers/" + elsewhere + "/users", "{\"username\": \"rui@casa-certa.example\"}")
                .expect(201);
    }

    @Test
    void an_unknown_broker_has_no_users() {
        STAFF.post("/backoffice/brokers/" + Ids.next() + "/users", "{\"username\": \"a@b.example\"}")
                .expectProblem(404, "not_found");
    }

    @Test
    void a_username_is_an_e_mail_address() {
        STAFF.post(users, "{\"username\": \"marta\"}").expectInvalid("/username invalid_format");
    }
}
