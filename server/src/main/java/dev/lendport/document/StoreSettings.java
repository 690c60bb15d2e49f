package dev.lendport.document;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.boot.convert.DurationStyle;

/**
 * Makes the stores that settings describe, for the server and for a command beside it.
 *
 * @param setting the value of what is called {@code lendport.documents.…}, or nothing
 * @param dataFolder holds the folder of documents that is not named
 */
record StoreSettings(UnaryOperator<String> setting, Path dataFolder) {
    static final String FOLDER = "folder";
    private static final String S3 = "s3";

    /** What a setting is called in the environment: {@code s3.access-key} is {@code LENDPORT_DOCUMENTS_S3_ACCESS_KEY}. */
    private static String variable(String name) {
        return "LENDPORT_DOCUMENTS_"
                + (name.equals(FOLDER) ? "DIR" : name.replace('.', '_').replace('-', '_')).toUpperCase(Locale.ROOT);
    }

    /** Of the environment alone, as a command has it. */
    static StoreSettings ofCommand(UnaryOperator<String> environment, Path dataFolder) {
        return new StoreSettings(name -> environment.apply(variable(name)), dataFolder);
    }

    /** The store that the server uses. */
    DocumentStore chosen() {
        var store = store(value("store", FOLDER));
        var fallback = value("fallback", "");
        return fallback.isEmpty() ? store : new FallbackStore(store, store(fallback));
    }

    /** The store of a name, {@code folder} or {@code s3}. */
    DocumentStore store(String name) {
        return switch (name) {
            case FOLDER -> new FolderStore(folder());
            case S3 -> new S3Store(s3(), folder());
            default -> throw new IllegalArgumentException("a store of documents is folder or s3, not " + name);
        };
    }

    private Path folder() {
        var folder = value(FOLDER, "");
        return folder.isEmpty() ? dataFolder.resolve("documents") : Path.of(folder);
    }

    private S3Settings s3() {
        var endpoint = value("s3.endpoint", "");
        var access = value("s3.access-key", "");
        var links = Boolean.parseBoolean(value("s3.presigned-links", "false"))
                ? S3Settings.Links.PRESIGNED
                : S3Settings.Links.OURS;
        return new S3Settings(
                endpoint.isEmpty() ? null : URI.create(endpoint),
                value("s3.region", "us-east-1"),
                new S3Settings.Bucket(value("s3.bucket", ""), value("s3.prefix", ""), links),
                access.isEmpty() ? null : new S3Settings.Keys(access, value("s3.secret-key", "")),
                DurationStyle.detectAndParse(value("s3.timeout", "20s")));
    }

    /** What a setting says. */
    String value(String name, String otherwise) {
        var given = setting.apply(name).strip();
        return given.isEmpty() ? otherwise : given;
    }
}
