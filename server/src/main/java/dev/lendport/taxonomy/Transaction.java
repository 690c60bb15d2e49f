package dev.lendport.taxonomy;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction on a plain connection that is rolled back unless it was committed. */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommit;

    Transaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
    }
}
