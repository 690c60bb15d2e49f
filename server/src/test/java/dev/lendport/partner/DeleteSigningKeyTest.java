package dev.lendport.partner;

import dev.lendport.Covers;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import org.junit.jupiter.api.Test;

/** Staff take a key away, and its signatures with it. */
@Covers("deleteSigningKey")
class DeleteSigningKeyTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);

    @Test
    void a_removed_key_signs_nothing_and_requires_nothing() {
        var signer = Signer.of(broker, Signing.REQUIRED);

        TestServer.staff().delete(Signer.path(broker)).expect(200);

        signer.get("/credit_operations").expectProblem(401, "unauthenticated");
        var token = TestServer.signIn(
                        TestServer.CLIENT_ID,
                        TestServer.CLIENT_SECRET,
                        broker.id().toString(),
                        broker.username())
                .text("/sessionToken");
        TestServer.stranger().as(token).get("/credit_operations").expect(200);
        TestServer.staff().delete(Signer.path(broker)).expectProblem(404, "not_found");
    }

    @Test
    void a_stale_version_removes_nothing() {
        var signer = Signer.of(broker, Signing.OPTIONAL);
        var first = TestServer.staff().get(Signer.path(broker)).header("ETag");
        Signer.register(broker, Signer.pem(signer.keys()), Signing.REQUIRED).expect(200);

        TestServer.staff().header("If-Match", first).delete(Signer.path(broker)).expectProblem(412, "version_differs");
        broker.api().delete(Signer.path(broker)).expectProblem(401, "unauthenticated");
    }
}
