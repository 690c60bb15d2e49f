package dev.lendport.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured: a request of the API, and the statements that the server runs for it.
 *
 * @param request makes the request's bytes for a session token
 */
record Operation(String name, Request request, Recording recording) {

    /** Makes a request's bytes for a session token. */
    @FunctionalInterface
    interface Request {
        RequestBytes bytes(String token);
    }

    List<Worker> requests(int connections, int port, String token, Keys keys) throws IOException {
        var bytes = request.bytes(token);
        var workers = new ArrayList<Worker>();
        for (int i = 0; i < connections; i++) {
            workers.add(new HttpWorker(port, bytes, keys));
        }
        return workers;
    }

    List<Worker> statements(int connections, BenchDatabase database, Keys keys) throws SQLException {
        var workers = new ArrayList<Worker>();
        for (int i = 0; i < connections; i++) {
            workers.add(new ReplayWorker(database.address(), recording, keys));
        }
        return workers;
    }
}
