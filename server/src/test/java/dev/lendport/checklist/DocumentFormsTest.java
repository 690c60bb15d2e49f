package dev.lendport.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.document.SampleFiles;
import dev.lendport.document.StoredFiles;
import dev.lendport.mortgage.Cases;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a client can make of the two forms in which a paper comes. */
class DocumentFormsTest {
    private static final String FIELDS =
            "\"documentTitle\": \"Scan\", \"documentTypeID\": 906, \"fileName\": \"scan.png\"";

    private final TestServer.NewBroker broker = TestServer.newBroker(Mode.SANDBOX);
    private final UUID process = Cases.accepted(broker.api());
    private final byte[] file = SampleFiles.png();
    private final String content =
            "\"documentContent\": \"" + Base64.getEncoder().encodeToString(file) + "\"";

    @AfterEach
    void every_stored_file_is_shown() throws IOException {
        var shown = broker.api().get(Papers.path(process)).number("/totalCount");
        assertThat(StoredFiles.count(broker)).isEqualTo(shown.longValue());
    }

    private Reply json(String... members) {
        return broker.api().post(Papers.path(process), "{" + String.join(", ", members) + "}");
    }

    private Reply form(String... fields) {
        return Papers.form(
                broker.api(),
                "POST",
                Papers.path(process),
                "scan.png",
                file,
                Stream.concat(Stream.of("documentTitle", "Scan", "documentTypeID", "906"), Stream.of(fields))
                        .toArray(String[]::new));
    }

    private void assertKept(Reply reply) {
        var id = reply.expect(201).id("/additionalData/documentUniqueID");
        assertThat(broker.api()
                        .get(Papers.path(process) + "/" + id + "/content")
                        .bytes())
                .isEqualTo(file);
    }

    @Test
    void the_content_may_come_before_the_other_members_or_after_them() {
        assertKept(json(content, FIELDS));
        assertKept(json(FIELDS, content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\r\\n", "\\u000a"})
    void base64_may_come_in_lines(String end) {
        var lines = Base64.getMimeEncoder(76, new byte[] {'\n'})
                .encodeToString(file)
                .replace("\n", end);

        assertKept(json(FIELDS, "\"documentContent\": \"" + lines + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "é", "-", "\\\""})
    void garbage_in_the_middle_of_base64_is_told(String garbage) {
        int middle = content.length() / 2;
        var broken = content.substring(0, middle) + garbage + content.substring(middle);

        json(FIELDS, broken).expectInvalid("/documentContent not_base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "{}", "[\"AAAA\"]", "true"})
    void content_that_is_no_text_is_of_the_wrong_type(String value) {
        json(FIELDS, "\"documentContent\": " + value).expectInvalid("/documentContent wrong_type");
        json("\"documentContent\": " + value, FIELDS).expectInvalid("/documentContent wrong_type");
    }

    @Test
    void a_body_that_is_no_object_is_of_the_wrong_type() {
        broker.api()
                .post(Papers.path(process), "[" + content.replaceFirst(".*: ", "") + "]")
                .expectInvalid(" wrong_type");
        broker.api().post(Papers.path(process), "null").expectInvalid(" wrong_type");
    }

    @Test
    void a_member_that_comes_twice_is_no_json_as_everywhere() {
        json(FIELDS, content, content).expectProblem(400, "malformed_json");
        json(FIELDS, "\"documentTitle\": \"Other\"", content).expectProblem(400, "malformed_json");
        json("\"documentContent\": 5", FIELDS, content).expectProblem(400, "malformed_json");
    }

    @Test
    void a_part_that_comes_twice_is_refused() {
        form("documentTitle", "Other").expectInvalid("/documentTitle repeated");
        form("fileName", "a.png", "fileName", "b.png").expectInvalid("/fileName repeated");
        form("documentContent", "x").expectInvalid("/documentContent repeated");
        form("a/b", "1", "a/b", "2").expectInvalid("/a~1b repeated");
    }

    @ParameterizedTest
    @CsvSource({"documentTitle, 201", "documentObservations, 2001", "fileName, 151", "documentTitle, 20000"})
    void a_text_that_is_too_long_is_told_either_way(String field, int length) {
        var text = "x".repeat(length);
        var others = Stream.of(FIELDS.split(", ", -1))
                .filter(member -> !member.startsWith("\"" + field))
                .toList();

        json(String.join(", ", others), content, "\"" + field + "\": \"" + text + "\"")
                .expectInvalid("/" + field + " too_long");
        Papers.form(
                        broker.api(),
                        "POST",
                        Papers.path(process),
                        "scan.png",
                        file,
                        Stream.of("documentTitle", "documentTypeID", field)
                                .distinct()
                                .flatMap(name -> Stream.of(
                                        name,
                                        name.equals(field) ? text : name.equals("documentTypeID") ? "906" : "Scan"))
                                .toArray(String[]::new))
                .expectInvalid("/" + field + " too_long");
    }

    @Test
    void a_thousand_fields_are_too_many() {
        var names = IntStream.range(0, 1000).mapToObj(i -> "field" + i).toList();

        json(
                        FIELDS,
                        content,
                        String.join(
                                ", ",
                                names.stream()
                                        .map(name -> "\"" + name + "\": 1")
                                        .toList()))
                .expectInvalid(" too_many_fields");
        form(names.stream().flatMap(name -> Stream.of(name, "1")).toArray(String[]::new))
                .expectInvalid(" too_many_fields");
    }

    @Test
    void a_number_that_is_none_and_unknown_fields_are_told_either_way() {
        json(FIELDS.replace("906", "\"906\""), content, "\"colour\": {\"a\": [1, 2]}")
                .expectInvalid("/documentTypeID wrong_type", "/colour unknown_field");
        Papers.form(
                        broker.api(),
                        "POST",
                        Papers.path(process),
                        "scan.png",
                        file,
                        "documentTitle",
                        "Scan",
                        "documentTypeID",
                        "9.06",
                        "colour",
                        "red")
                .expectInvalid("/documentTypeID wrong_type", "/colour unknown_field");
    }

    @Test
    void what_is_refused_names_no_file() {
        var told = json(FIELDS, "\"documentContent\": \"%%%%\"");

        assertThat(told.json().path("errors").valueStream().map(JsonNode::toString))
                .noneMatch(error -> error.contains("scan.png"));
    }
}
