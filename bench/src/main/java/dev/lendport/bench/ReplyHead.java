package dev.lendport.bench;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer, read with as little work as will do: the load generator shares the processor with what it
 * measures. Understands what this server sends, which is always a Content-Length.
 *
 * @param length bytes of head and body together
 * @param closes whether the server closes the connection after it
 */
record ReplyHead(int status, int length, boolean closes) {
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONNECTION_CLOSE = "connection: close".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    /** The answer that starts the buffer, or null while its head is incomplete. */
    static @Nullable ReplyHead parse(byte[] buffer, int filled) {
        int contentLength = 0;
        boolean closes = false;
        int lineAt = 0;
        for (int i = 0; i + 1 < filled; i++) {
            if (buffer[i] != '\r' || buffer[i + 1] != '\n') {
                continue;
            }
            if (i == lineAt) {
                return new ReplyHead(number(buffer, STATUS_AT), i + 2 + contentLength, closes);
            }
            if (startsWith(buffer, lineAt, i, CONTENT_LENGTH)) {
                contentLength = number(buffer, lineAt + CONTENT_LENGTH.length);
            } else if (startsWith(buffer, lineAt, i, CONNECTION_CLOSE)) {
                closes = true;
            }
            lineAt = i + 2;
        }
        return null;
    }

    private static boolean startsWith(byte[] buffer, int from, int to, byte[] lowerCase) {
        if (to - from < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int letter = buffer[from + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] buffer, int from) {
        int at = from;
        while (buffer[at] == ' ') {
            at++;
        }
        int value = 0;
        for (; buffer[at] >= '0' && buffer[at] <= '9'; at++) {
            value = value * 10 + buffer[at] - '0';
        }
        return value;
    }
}
