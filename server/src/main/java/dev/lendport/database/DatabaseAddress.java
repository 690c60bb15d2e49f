package dev.lendport.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who logs in there: the owner of the schema.
 *
 * @param jdbcUrl without credentials
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    /** The schema that holds everything of ours. */
    public static final String SCHEMA = "lendport";

    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

    /** Reads {@code LENDPORT_DATABASE_URL}: {@code jdbc:postgresql://…} or {@code postgres[ql]://user:password@host/db}. */
    public static DatabaseAddress parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(url, null, null);
        }
        var uri = uri(url);
        var userInfo = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + path + query,
                userInfo.length > 0 ? decoded(userInfo[0]) : null,
                userInfo.length > 1 ? decoded(userInfo[1]) : null);
    }

    private static URI uri(String url) {
        try {
            var uri = new URI(url);
            if (SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            // Told below.
        }
        throw new DatabaseUrlException();
    }

    /** A connection of the owner's, outside any pool: for the commands that need no server. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, properties());
    }

    /** What the driver needs beside the URL. */
    Properties properties() {
        var properties = new Properties();
        properties.setProperty("currentSchema", SCHEMA);
        properties.setProperty("ApplicationName", "lendport");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        // The detail of an error repeats the row it is about, borrower and all, and errors are logged.
        properties.setProperty("logServerErrorDetail", "false");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return jdbcUrl.replaceAll("(?i)(password=)[^&]*", "$1***");
    }
}
