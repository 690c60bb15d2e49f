package dev.lendport.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The bytes of a request, made once, with a place for the id that differs from one to the next.
 *
 * @param status what the answer must be
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RequestBytes(byte[] bytes, int keyAt, int status) {
    /** Stands in path or body where the id goes. */
    static final String KEY = "ffffffff-ffff-4fff-bfff-ffffffffffff";

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int NOWHERE = -1;

    static RequestBytes get(String path, String token) {
        return of("GET " + path, token, "", 200);
    }

    static RequestBytes post(String path, String token, String body) {
        return post(path, token, body, 201);
    }

    static RequestBytes post(String path, String token, String body, int status) {
        return of("POST " + path, token, body, status);
    }

    private static RequestBytes of(String methodAndPath, String token, String body, int status) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var entity = body.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT, "Content-Type: application/json\r\nContent-Length: %d\r\n", content.length);
        var text = methodAndPath
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer " + token + "\r\n"
                + entity
                + "\r\n" + body;
        var at = text.indexOf(KEY);
        var keyAt = at < 0 ? NOWHERE : text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
        return new RequestBytes(text.getBytes(StandardCharsets.UTF_8), keyAt, status);
    }

    /** The request's own bytes, for one connection to write its ids into. */
    byte[] copy() {
        return bytes.clone();
    }

    void putKey(byte[] copy, UUID key) {
        if (keyAt == NOWHERE) {
            return;
        }
        int at = keyAt;
        for (int digit = 0; digit < 32; digit++) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
                at++;
            }
            long half = digit < 16 ? key.getMostSignificantBits() : key.getLeastSignificantBits();
            copy[at++] = DIGITS[(int) (half >>> (60 - 4 * (digit % 16))) & 0xf];
        }
    }
}
