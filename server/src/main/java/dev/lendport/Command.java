package dev.lendport;

import dev.lendport.callback.Listener;
import dev.lendport.database.DataFolderException;
import dev.lendport.database.Database;
import dev.lendport.database.DatabaseUrlException;
import dev.lendport.document.MoveDocuments;
import dev.lendport.document.VerifyDocuments;
import dev.lendport.journal.JournalAudit;
import dev.lendport.partner.StaffRegistration;
import dev.lendport.taxonomy.TaxonomyImport;
import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Scanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the command line asks for, with the settings of the environment. */
record Command(List<String> arguments, Map<String, String> environment) {
    private static final Logger log = LoggerFactory.getLogger(Command.class);
    private static final int DEFAULT_PORT = 8080;
    private static final int MANAGEMENT_PORT_DISTANCE = 1000;
    private static final String DEMO = "lendport.demo"; // tells more than that it is ready
    private static final int NO_PORT = 0;
    private static final int HIGHEST_PORT = 65535;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String USAGE = """
            usage: lendport start | demo
                   lendport staff add EMAIL --roles operations,approver,admin   (password on standard input)
                   lendport taxonomy import parishes FILE.csv
                   lendport verify journal
                   lendport verify documents [--quick]
                   lendport documents move [--from folder|s3 --to folder|s3]
                   lendport listen --forward URL
            """;

    /** Runs the command and returns the exit code; a server that started keeps running. */
    int run() {
        var name = arguments.isEmpty() ? "" : arguments.getFirst();
        try {
            return switch (name) {
                case "start" -> serve(Map.of());
                case "demo" -> serve(Map.of(DEMO, true));
                case "staff" ->
                    arguments.size() == 5
                                    && arguments.get(1).equals("add")
                                    && arguments.get(3).equals("--roles")
                            ? addStaff(arguments.get(2), arguments.get(4))
                            : misused();
                case "taxonomy" ->
                    arguments.size() == 4 && arguments.subList(1, 3).equals(List.of("import", "parishes"))
                            ? importParishes(Path.of(arguments.get(3)))
                            : misused();
                case "verify" -> verify();
                case "documents" -> moveDocuments();
                case "listen" ->
                    arguments.size() == 3 && arguments.get(1).equals("--forward")
                            ? Listener.run(this::setting, arguments.get(2), System.out)
                            : misused();
                default -> misused();
            };
        } catch (DataFolderException | DatabaseUrlException | IllegalArgumentException unusable) {
            System.err.println(unusable.getMessage());
            return FAILED;
        }
    }

    private int verify() {
        return switch (String.join(" ", arguments)) {
            case "verify journal" -> withDatabase(connection -> JournalAudit.run(connection, System.out));
            case "verify documents" -> verifyDocuments(VerifyDocuments.Depth.WHOLE);
            case "verify documents --quick" -> verifyDocuments(VerifyDocuments.Depth.QUICK);
            default -> misused();
        };
    }

    private int verifyDocuments(VerifyDocuments.Depth depth) {
        return withDatabase(
                connection -> VerifyDocuments.run(connection, this::setting, Path.of(dataFolder()), depth, System.out));
    }

    private int moveDocuments() {
        var words = arguments.size() == 2 ? List.of("documents", "move", "--from", "", "--to", "") : arguments;
        if (words.size() != 6
                || !words.subList(0, 2).equals(List.of("documents", "move"))
                || !words.get(2).equals("--from")
                || !words.get(4).equals("--to")) {
            return misused();
        }
        var way = new MoveDocuments.Way(words.get(3), words.get(5));
        return withDatabase(
                connection -> MoveDocuments.run(connection, this::setting, Path.of(dataFolder()), way, System.out));
    }

    /** Works beside a running server, or starts the embedded database for the moment. Needs no application around it. */
    private int importParishes(Path file) {
        return withDatabase(connection -> TaxonomyImport.run(connection, file, System.out));
    }

    private int addStaff(String email, String roles) {
        var password = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(terminal -> String.valueOf(terminal.readPassword("Password: ")))
                .orElseGet(() -> new Scanner(System.in, StandardCharsets.UTF_8).nextLine());
        return withDatabase(connection -> StaffRegistration.add(connection, email, roles, password, System.out));
    }

    private interface DatabaseCommand {
        int run(Connection connection) throws SQLException;
    }

    private int withDatabase(DatabaseCommand command) {
        try (var database = Database.join(databaseUrl(), dataFolder());
                var connection = database.address().connect()) {
            return command.run(connection);
        } catch (SQLException away) {
            System.err.println("The database does not answer: " + away.getMessage());
            return FAILED;
        }
    }

    private int serve(Map<String, Object> extra) {
        var port = port("LENDPORT_PORT", DEFAULT_PORT);
        var managementPort = port("LENDPORT_MANAGEMENT_PORT", port + MANAGEMENT_PORT_DISTANCE);
        if (port == NO_PORT || managementPort == NO_PORT) {
            System.err.println(
                    "LENDPORT_PORT and LENDPORT_MANAGEMENT_PORT are numbers from 1 to " + HIGHEST_PORT + ".");
            return MISUSED;
        }
        var properties = new HashMap<>(extra);
        properties.put("server.port", port);
        properties.put("management.server.port", managementPort);
        properties.put("management.server.address", setting("LENDPORT_MANAGEMENT_ADDRESS", "127.0.0.1"));
        return start(properties);
    }

    private int start(Map<String, Object> properties) {
        try {
            Lendport.start(properties, databaseUrl(), dataFolder());
            if (!properties.containsKey(DEMO)) {
                log.info("Lendport is ready on port {}", properties.get("server.port"));
            }
            return 0;
        } catch (DataFolderException | DatabaseUrlException unusable) {
            throw unusable;
        } catch (RuntimeException told) {
            log.debug("Spring has told why already", told);
            return FAILED;
        }
    }

    private int port(String variable, int otherwise) {
        var value = setting(variable, Integer.toString(otherwise));
        var port = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : NO_PORT;
        return port <= HIGHEST_PORT ? port : NO_PORT;
    }

    private String databaseUrl() {
        return setting("LENDPORT_DATABASE_URL", "");
    }

    private String dataFolder() {
        return setting("LENDPORT_DATA_DIR", "./data");
    }

    private String setting(String variable) {
        return setting(variable, "");
    }

    private String setting(String variable, String otherwise) {
        var value = Objects.requireNonNullElse(environment.get(variable), "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static int misused() {
        System.err.print(USAGE);
        return MISUSED;
    }
}
