package dev.lendport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.callback.Partner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A partner keeps what the server has signed about its journal. */
@Covers("listEventDigests")
class ListEventDigestsTest {
    private final Partner partner = Partner.sandbox();

    @Test
    void a_days_digest_is_signed_by_the_servers_key() throws GeneralSecurityException {
        for (int i = 0; i < 3; i++) {
            partner.happen();
        }
        TestServer.bean(Sequencer.class).sequence();
        TestServer.bean(Digests.class).sign(LocalDate.now(Clock.systemUTC()));
        partner.happen();
        TestServer.bean(Sequencer.class).sequence();
        TestServer.bean(Digests.class).sign(LocalDate.now(Clock.systemUTC()));

        var list = partner.api().get("/v1/events/digests").expect(200);
        assertThat(list.json().path("listDigests").size()).isEqualTo(1);
        assertThat(list.number("/listDigests/0/count")).isEqualByComparingTo("3");
        assertThat(list.number("/listDigests/0/lastPosition")).isEqualByComparingTo("3");
        assertThat(verified(list, "3")).isTrue();
        assertThat(verified(list, "2")).isFalse();
    }

    private boolean verified(Reply list, String count) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(list.text("/publicKey"))));
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(String.join(
                        "\n",
                        "lendport-digest-v1",
                        partner.broker().id().toString(),
                        list.text("/listDigests/0/day"),
                        count,
                        list.text("/listDigests/0/lastPosition"),
                        list.text("/listDigests/0/hash"),
                        "")
                .getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(list.text("/listDigests/0/signature")));
    }

    @Test
    void nobody_sees_those_of_another() {
        assertThat(partner.api()
                        .get("/v1/events/digests")
                        .json()
                        .path("listDigests")
                        .size())
                .isZero();
    }
}
