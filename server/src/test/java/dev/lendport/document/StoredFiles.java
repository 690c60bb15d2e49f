package dev.lendport.document;

import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** A look into the server's store beside the server. */
public final class StoredFiles {
    private StoredFiles() {}

    public static Path folder() {
        return Path.of(TestServer.bean(Environment.class).getRequiredProperty("lendport.data-folder"))
                .resolve("documents");
    }

    static Path of(TestServer.NewBroker broker, UUID key) {
        return folder().resolve(broker.id().toString()).resolve(key.toString());
    }

    public static long count(TestServer.NewBroker broker) throws IOException {
        var own = folder().resolve(broker.id().toString());
        if (!Files.exists(own)) {
            return 0;
        }
        try (var files = Files.list(own)) {
            return files.count();
        }
    }

    /** How many files are on their way in, of whomever. */
    public static long incoming() throws IOException {
        var incoming = folder().resolve("incoming");
        if (!Files.exists(incoming)) {
            return 0;
        }
        try (var files = Files.list(incoming)) {
            return files.count();
        }
    }

    static List<StoredDocument> find(TestServer.NewBroker broker, UUID... keys) {
        var caller = broker.caller(Mode.SANDBOX);
        return TestServer.bean(Transactions.class)
                .read(caller, now -> TestServer.bean(Documents.class).find(caller, List.of(keys)));
    }

    static byte[] sample(String type) {
        return switch (FileType.ofWire(type).orElseThrow()) {
            case PNG -> SampleFiles.png();
            case JPEG -> SampleFiles.jpeg();
            case WAV -> SampleFiles.wav();
            case MP3 -> SampleFiles.mp3();
            case PDF -> SamplePdfs.pages(1);
            case TIFF -> SampleFiles.tiff();
            case HEIC -> SampleFiles.heic();
        };
    }
}
