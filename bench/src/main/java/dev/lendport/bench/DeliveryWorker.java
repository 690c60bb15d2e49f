package dev.lendport.bench;

import java.io.IOException;
import java.util.List;

/** Delivers the same paper to one process, some times over. */
final class DeliveryWorker implements Worker {
    private static final int CREATED = 201;

    private final HttpConnection connection;
    private final List<byte[]> request;
    private int left;

    DeliveryWorker(HttpConnection connection, byte[] head, byte[] body, int times) {
        this.connection = connection;
        this.request = List.of(head, body);
        this.left = times;
    }

    @Override
    public boolean once() throws IOException {
        if (left == 0) {
            return false;
        }
        left--;
        connection.exchange(request, CREATED);
        return true;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
