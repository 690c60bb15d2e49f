package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Covers;
import dev.lendport.Patience;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link opens one file, for its time, to whoever has it. */
@Covers("getDocumentContent")
class GetDocumentContentTest {
    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final UUID key = UUID.fromString(new OwnedDocument().make(broker).getOrDefault("document_key", ""));

    @Test
    void the_bytes_come_back_as_they_went_in() {
        for (var sample : Map.of("jpeg", "image/jpeg", "mp3", "audio/mpeg", "wav", "audio/wav", "png", "image/png")
                .entrySet()) {
            var content = StoredFiles.sample(sample.getKey());
            var document = FileForm.file("a." + sample.getKey(), content)
                    .upload(broker.api())
                    .expect(201)
                    .id("/document_key");

            var file = TestServer.stranger().get(link(document)).expect(200);

            assertThat(file.bytes()).isEqualTo(content);
            assertThat(file.header("Content-Type")).isEqualTo(sample.getValue());
            assertThat(file.header("Content-Length")).isEqualTo(String.valueOf(content.length));
            assertThat(file.header("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"" + document + "." + sample.getKey() + "\"");
            assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(file.header("Cache-Control")).isEqualTo("private, no-store");
        }
    }

    @Test
    void a_link_works_on_every_node_that_shares_the_folder_and_the_key() {
        try (var node = TestServer.anotherNode(
                Map.of("lendport.documents.folder", StoredFiles.folder().toString()))) {
            assertThat(TestServer.strangerAt(node).get(link(key)).expect(200).bytes())
                    .isEqualTo(SampleFiles.png());
        }
    }

    @Test
    void a_head_tells_of_the_file_without_its_bytes() {
        var head = TestServer.stranger().sendUnwatched("HEAD", link(key), new byte[0]);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo("image/png");
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(SampleFiles.png().length));
        assertThat(TestServer.stranger()
                        .sendUnwatched("HEAD", link(key) + "A", new byte[0])
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_expired_link_is_told_as_such() {
        var past = Clock.systemUTC().instant().minusSeconds(1);

        TestServer.stranger().get(made(key, past)).expectProblem(403, "document_link_expired");
    }

    @Test
    void a_link_cannot_be_prolonged_or_turned_to_another_document() {
        var link = link(key);
        var other = new OwnedDocument().make(broker).getOrDefault("document_key", "");
        var expires = link.replaceAll(".*expires=([0-9]+).*", "$1");

        assertNothing(link.replace("expires=" + expires, "expires=" + (Long.parseLong(expires) + 1)));
        assertNothing(link.replace(key.toString(), other));
        assertNothing(link.substring(0, link.indexOf('?')));
        assertNothing(link.substring(0, link.indexOf("&signature")));
        assertNothing(link + "A");
        TestServer.stranger().get(link + "&signature=x").expectInvalid("/signature repeated_parameter");
    }

    @Test
    void no_byte_of_a_signature_can_be_changed() {
        var link = link(key);
        int at = link.indexOf("signature=") + "signature=".length();
        var signature = Base64.getUrlDecoder().decode(link.substring(at));
        for (int i = 0; i < signature.length; i++) {
            var changed = signature.clone();
            changed[i] ^= 1;
            assertNothing(link.substring(0, at)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void a_link_ends_when_access_is_taken_away() {
        var link = link(key);
        TestServer.staff()
                .patch("/backoffice/brokers/" + broker.id(), "{\"active\": false}")
                .expect(200);

        assertNothing(link);
    }

    @Test
    void the_lender_itself_makes_links_too() {
        var holder = DocumentLinks.Holder.of(broker.caller(Mode.SANDBOX));
        var soon = Clock.systemUTC().instant().plus(Patience.LIMIT);
        var links = TestServer.bean(DocumentLinks.class);

        TestServer.stranger().get(links.link(holder, key, soon).path()).expect(200);
        assertNothing(links.link(holder, Ids.next(), soon).path());
    }

    private static void assertNothing(String link) {
        TestServer.stranger().get(link).expectProblem(404, "not_found");
    }

    private String link(UUID document) {
        var url = broker.api().get("/document/" + document + "/url").expect(200).text("/document_url");
        return url.substring(TestServer.address().toString().length());
    }

    private String made(UUID document, Instant expires) {
        var holder = DocumentLinks.Holder.of(broker.caller(Mode.SANDBOX));
        return TestServer.bean(DocumentLinks.class)
                .link(holder, document, expires)
                .path();
    }
}
