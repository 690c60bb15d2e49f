package dev.lendport.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A callback of a broker: where it goes is the path {@code /<number>} of the bench's receiver.
 *
 * @param type its notification type
 * @param simulation what its echoes are about
 */
record Subscriber(int number, UUID broker, int type, UUID simulation, String token, SecretKeySpec secret) {
    private static final String PREFIX = "whsec_";

    static Subscriber register(int number, UUID broker, int type, UUID simulation, DemoBroker client, int receiverPort)
            throws IOException, InterruptedException {
        var answer = client.put(callback(broker, type), "{\"callbackUrl\": \"" + url(receiverPort, number) + "\"}");
        var secret = answer.path("additionalData").path("signingSecret").stringValue();
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        return new Subscriber(number, broker, type, simulation, client.token(), new SecretKeySpec(key, "HmacSHA256"));
    }

    /** A request that makes an event for it. */
    byte[] echo() {
        return RequestBytes.post(
                        "/v1/partners/" + broker + "/callbacks/echo",
                        token,
                        "{\"notificationTypeID\": %d, \"simulationUniqueId\": \"%s\"}".formatted(type, simulation),
                        EventLoad.ACCEPTED)
                .bytes();
    }

    /** Whether one of the header's signatures is right for the text (Standard Webhooks 1.0.0, scheme {@code v1}). */
    boolean signed(byte[] signedText, String header) {
        try {
            var mac = Mac.getInstance(secret.getAlgorithm());
            mac.init(secret);
            var expected = mac.doFinal(signedText);
            for (var signature : header.split(" ", -1)) {
                if (signature.startsWith("v1,")
                        && MessageDigest.isEqual(expected, Base64.getDecoder().decode(signature.substring(3)))) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String callback(UUID broker, int type) {
        return "/v1/partners/" + broker + "/callbacks/" + type;
    }

    private static String url(int port, int number) {
        return "https://localhost:" + port + "/" + number;
    }
}
