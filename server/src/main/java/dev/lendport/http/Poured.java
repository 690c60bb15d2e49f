package dev.lendport.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is made while it is sent, and of whose length nobody knows before. Not made at all for a HEAD. */
@FunctionalInterface
public interface Poured {
    void into(OutputStream body) throws IOException;
}
