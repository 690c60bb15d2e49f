package dev.lendport.document;

import dev.lendport.caller.BrokerId;
import dev.lendport.outcome.Outcome;
import org.springframework.stereotype.Component;

/**
 * The one way to the bytes of a document for whoever asks: by a link, as content, in an archive. What waits for the
 * scanner is refused for now, and what is infected for ever.
 */
@Component
public class DocumentContents {
    private final DocumentStore store;

    DocumentContents(DocumentStore store) {
        this.store = store;
    }

    /** The document as its row stands now: an older copy of it may not know yet that it is infected. */
    public Outcome<DocumentContent> of(BrokerId broker, StoredDocument document) {
        return document.scan()
                .hold()
                .<Outcome<DocumentContent>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(new DocumentContent(store, broker, document)));
    }
}
