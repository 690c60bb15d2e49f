package dev.lendport.document;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import java.util.Map;

/** A picture that was uploaded. */
public final class OwnedDocument implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        var key = FileForm.file("proof.png", SampleFiles.png())
                .upload(owner.api())
                .expect(201)
                .text("/document_key");
        return Map.of("document_key", key);
    }
}
