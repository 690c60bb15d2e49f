package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import dev.lendport.http.Streamed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** The bytes of a document that may be given out. Only {@link DocumentContents} makes one. */
public final class DocumentContent {
    private final DocumentStore store;
    private final BrokerId broker;
    private final StoredDocument document;

    DocumentContent(DocumentStore store, BrokerId broker, StoredDocument document) {
        this.store = store;
        this.broker = broker;
        this.document = document;
    }

    public StoredDocument document() {
        return document;
    }

    /** Made of key and type: what the partner called it is no name for a file. */
    public String fileName() {
        return document.key() + "." + document.fileType().wire();
    }

    /** The caller closes it. Throws what is answered 503 when the store is away. */
    public InputStream open() throws IOException {
        return store.open(broker, document.key());
    }

    /** As the body of an answer. */
    public Streamed body() {
        return new Streamed(document.size(), this::open);
    }

    /** Where a client can fetch it by itself, for a minute; empty when it is to be read from here. */
    public Optional<URI> elsewhere() {
        return store.link(broker, document, fileName());
    }
}
