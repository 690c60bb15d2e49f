package dev.lendport.http;

import dev.lendport.Patience;
import dev.lendport.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An exchange by hand, for what no HTTP client would send. */
public record RawExchange(String answer) {
    /** Sends these characters as they are, each as one byte, and reads until the server closes. */
    public static RawExchange of(String request) {
        var address = TestServer.address();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new RawExchange(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public int status() {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    public String head() {
        return answer.split("\r\n\r\n", 2)[0];
    }

    public boolean isProblem() {
        return head().contains("Content-Type: application/problem+json") && answer.contains("\"code\":");
    }
}
