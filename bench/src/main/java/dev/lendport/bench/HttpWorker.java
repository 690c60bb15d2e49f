package dev.lendport.bench;

import java.io.IOException;

/** Sends the same request over one connection, each time with another key. */
final class HttpWorker implements Worker {
    private final RequestBytes request;
    private final Keys keys;
    private final byte[] sent;
    private final HttpConnection connection;

    HttpWorker(int port, RequestBytes request, Keys keys) throws IOException {
        this.request = request;
        this.keys = keys;
        this.sent = request.copy();
        this.connection = new HttpConnection(port);
    }

    @Override
    public boolean once() throws IOException {
        var key = keys.next();
        if (key == null) {
            return false;
        }
        request.putKey(sent, key);
        connection.exchange(sent, request.status());
        return true;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
