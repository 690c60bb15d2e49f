package dev.lendport.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One connection and the operation it does again and again, used by one thread at a time. */
interface Worker extends AutoCloseable {

    /** Does the operation once and checks that it worked; false when there is nothing left to do it with. */
    boolean once() throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
}
