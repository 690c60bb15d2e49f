package dev.lendport.database;

/** A {@code LENDPORT_DATABASE_URL} that names no PostgreSQL. The message does not repeat it: it holds the password. */
public final class DatabaseUrlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUrlException() {
        super("LENDPORT_DATABASE_URL must look like jdbc:postgresql://host/database or "
                + "postgresql://user:password@host:5432/database, with what is special in the password escaped.");
    }
}
