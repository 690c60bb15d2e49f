package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** While documents move from one store to another: new ones go to the second, and what is not there yet is in the first. */
record FallbackStore(DocumentStore store, DocumentStore fallback) implements DocumentStore {

    @Override
    public Draft draft() throws IOException {
        return store.draft();
    }

    @Override
    public InputStream open(BrokerId broker, UUID key) throws IOException {
        try {
            return store.open(broker, key);
        } catch (NoSuchFileException notYet) {
            return fallback.open(broker, key);
        }
    }

    @Override
    public OptionalLong size(BrokerId broker, UUID key) throws IOException {
        var size = store.size(broker, key);
        return size.isPresent() ? size : fallback.size(broker, key);
    }

    @Override
    public void put(BrokerId broker, UUID key, Path file) throws IOException {
        store.put(broker, key, file);
    }

    @Override
    public void list(Instant before, Listed listed) throws IOException {
        store.list(before, listed);
        fallback.list(before, listed);
    }

    @Override
    public boolean setAside(@Nullable BrokerId broker, UUID key, LocalDate on) throws IOException {
        return store.setAside(broker, key, on) || fallback.setAside(broker, key, on);
    }
}
