package dev.lendport;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.database.Database;
import dev.lendport.openapi.OpenApi;
import dev.lendport.outcome.Language;
import dev.lendport.partner.Partners;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The one server that all tests of a JVM talk to, on free ports, with an embedded database in a folder of its own. */
public final class TestServer {
    public static final String CLIENT_ID = "test-network";
    public static final String CLIENT_SECRET = "test-secret";
    public static final String STAFF_EMAIL = "staff@lender.example";
    public static final String STAFF_PASSWORD = "test-password";

    /** Every node has the same. */
    public static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final int BRANCH = 213;

    /** Callbacks in fast motion; what a slow machine would run into is far away. */
    private static final Map<String, Object> EVERY_NODE = Map.of(
            "lendport.secret-key", SECRET_KEY,
            "lendport.database-wait-milliseconds", Patience.LIMIT.toMillis(),
            "lendport.callbacks.schedule", "0s, 100ms, 100ms, 100ms, 100ms",
            "lendport.callbacks.exchange-limit", "10m",
            "lendport.callbacks.disable-after", "1h");

    private static final class Running {
        static final ConfigurableApplicationContext CONTEXT = begin();
        static final ContractWatch WATCH = new ContractWatch(CONTEXT.getBean(OpenApi.class));
    }

    private TestServer() {}

    public static <T> T bean(Class<T> type) {
        return Running.CONTEXT.getBean(type);
    }

    public static URI address() {
        return address(Running.CONTEXT);
    }

    private static URI address(ConfigurableApplicationContext node) {
        var server = ((ServletWebServerApplicationContext) node).getWebServer();
        return URI.create("http://localhost:" + (server == null ? 0 : server.getPort()));
    }

    static ContractWatch watch() {
        return Running.WATCH;
    }

    /** A new sandbox broker with one user, signed in. */
    public static Api sandboxBroker() {
        return newBroker(Mode.SANDBOX).api();
    }

    public static Api liveBroker() {
        return newBroker(Mode.LIVE).api();
    }

    /** A broker for one test, and its one user's client. */
    public record NewBroker(BrokerId id, UUID userId, String username, Api api) {
        /** The broker as a use case sees it, acted for by the lender. */
        public Caller caller(Mode mode) {
            return Caller.onBehalfOf(id, Actor.SYSTEM, mode, Language.EN);
        }
    }

    public static NewBroker newBroker(Mode mode) {
        return newBroker(mode, CLIENT_ID, CLIENT_SECRET);
    }

    /** A new broker of a network that the test has made. */
    public static NewBroker newBroker(Mode mode, String clientId, String clientSecret) {
        var broker = new BrokerId(Ids.next());
        var user = Ids.next();
        var username = "agent@" + broker + ".example";
        var partners = bean(Partners.class);
        partners.addBroker(new Partners.NewBroker(broker, clientId, "Broker " + broker, mode, BRANCH));
        partners.addUser(broker, user, username);
        var token = signIn(clientId, clientSecret, broker.toString(), username)
                .expect(200)
                .text("/sessionToken");
        return new NewBroker(broker, user, username, stranger().as(token));
    }

    /** Tries to sign in with these four headers. */
    public static Reply signIn(String clientId, String clientSecret, String brokerId, String username) {
        return stranger()
                .header("xClientID", clientId)
                .header("xClientSecret", clientSecret)
                .header("xBrokerUID", brokerId)
                .header("xUsername", username)
                .post("/v1/authentication");
    }

    /** Nobody: calls without credentials. */
    public static Api stranger() {
        return Api.at(address());
    }

    /** A member of staff with every role; all tests share the session. */
    public static Api staff() {
        return Staff.SIGNED_IN;
    }

    private static final class Staff {
        static final Api SIGNED_IN = stranger()
                .as(stranger()
                        .post("/backoffice/authentication", """
                                {"email": "%s", "password": "%s"}
                                """.formatted(STAFF_EMAIL, STAFF_PASSWORD))
                        .expect(200)
                        .text("/sessionToken"));
    }

    /** A plain connection beside the server, acting as one of the roles of the schema; the session is not in UTC. */
    public static Connection connectionAs(String role) {
        try {
            var connection = bean(Database.class).address().connect();
            try (var statement = connection.createStatement()) {
                statement.execute("SET ROLE " + role);
                statement.execute("SET TIME ZONE 'America/Bogota'");
            }
            return connection;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Another node of the same server, on the same database, with settings of its own. The caller closes it. */
    public static ConfigurableApplicationContext anotherNode(Map<String, Object> properties) {
        var address = bean(Database.class).address();
        var url = address.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + address.user() + ":" + address.password() + "@");
        var all = new HashMap<String, Object>(Map.of("server.port", 0, "management.server.port", 0));
        all.putAll(EVERY_NODE);
        all.putAll(properties);
        return Lendport.start(all, url, "");
    }

    /** Nobody's client of the management port. */
    public static Api management() {
        return Api.at(URI.create("http://localhost:" + bean(Environment.class).getProperty("local.management.port")));
    }

    /** Nobody's client of a node. */
    public static Api strangerAt(ConfigurableApplicationContext node) {
        return Api.at(address(node));
    }

    private static ConfigurableApplicationContext begin() {
        try {
            var folder = Files.createTempDirectory("lendport-test");
            var settings = new HashMap<String, Object>(Map.of(
                    "server.port", 0,
                    "management.server.port", 0,
                    "lendport.demo", true,
                    "lendport.sign-in.attempts-per-minute", 100_000,
                    "lendport.sign-in.failures-per-minute", 100_000));
            settings.putAll(EVERY_NODE);
            // Notices are told by the node of the test that reads the e-mail.
            settings.put("lendport.callbacks.notice-interval", "1h");
            var context = Lendport.start(settings, "", folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                context.close();
                delete(folder);
            }));
            forgetDurability(context.getBean(Database.class));
            var partners = context.getBean(Partners.class);
            partners.addNetwork(CLIENT_ID, "Test network", CLIENT_SECRET);
            partners.addStaff(STAFF_EMAIL, STAFF_PASSWORD, List.of("operations", "approver", "admin"));
            return context;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the tests write may be lost when the machine fails; waiting for the disk would take most of their time. */
    private static void forgetDurability(Database database) {
        try (var connection = database.address().connect();
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
