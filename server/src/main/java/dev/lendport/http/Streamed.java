package dev.lendport.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body that is sent as it is read, and is never whole in memory.
 *
 * @param length bytes
 * @param source opened when the answer is sent, and not at all for a HEAD
 */
public record Streamed(long length, Source source) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
