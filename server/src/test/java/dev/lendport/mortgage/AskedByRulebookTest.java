package dev.lendport.mortgage;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.TestServer;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import dev.lendport.rulebook.Facts;
import dev.lendport.rulebook.RulebookBodies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is asked by the rulebook of the day it was created on, in the words that its fields have. */
class AskedByRulebookTest {
    private static final String GENDER = "/personalData/genderId required";

    @Test
    void the_day_of_a_process_decides_which_rulebook_asks() {
        RulebookBodies.store(RulebookBodies.alsoAsking("2031-03-01", "personalData.genderId"));
        RulebookBodies.store(RulebookBodies.rulebook("2031-03-02"));

        assertThat(pendingOfOneCreatedAt("2031-02-28T23:59:59Z")).noneMatch(item -> item.endsWith(GENDER));
        assertThat(pendingOfOneCreatedAt("2031-03-01T00:00:00Z")).anyMatch(item -> item.endsWith(GENDER));
        assertThat(pendingOfOneCreatedAt("2031-03-02T00:00:00Z")).noneMatch(item -> item.endsWith(GENDER));
    }

    @Test
    void a_process_stays_with_its_rulebook() {
        var broker = at("2031-05-01T10:00:00Z");
        var process = Cases.created(broker);
        RulebookBodies.store(RulebookBodies.alsoAsking("2031-05-02", "personalData.genderId"));
        RulebookBodies.store(RulebookBodies.rulebook("2031-05-04"));
        freeze(broker, "2031-05-03T10:00:00Z");

        assertThat(pending(broker, process.toString())).noneMatch(item -> item.endsWith(GENDER));
        assertThat(pending(broker, Cases.created(broker).toString())).anyMatch(item -> item.endsWith(GENDER));
    }

    private static List<String> pendingOfOneCreatedAt(String instant) {
        var broker = at(instant);
        return pending(broker, Cases.created(broker).toString());
    }

    private static Api at(String instant) {
        var broker = TestServer.sandboxBroker();
        freeze(broker, instant);
        return broker;
    }

    private static void freeze(Api broker, String instant) {
        broker.put("/v1/sandbox/clock", """
                        {"mode": "frozen", "instant": "%s"}
                        """.formatted(instant)).expect(200);
    }

    private static List<String> pending(Api broker, String process) {
        return broker.get("/v1/processes/" + process)
                .expect(200)
                .json()
                .path("pendingItems")
                .valueStream()
                .map(item -> item.path("pointer").stringValue() + " "
                        + item.path("code").stringValue())
                .toList();
    }

    @Test
    void the_facts_of_rules_are_the_fields_there_are() {
        var fields = Stream.concat(
                        Stream.of("borrower.borrowerTypeId", "borrower.keyBorrowerRelationId"),
                        Stream.of(
                                        named("borrower.personalData.", FieldGroup.PERSONAL),
                                        named("borrower.professionalData.", FieldGroup.PROFESSIONAL),
                                        named("borrower.financialData.", FieldGroup.FINANCIAL),
                                        named("property.", FieldGroup.PROPERTY))
                                .flatMap(names -> names))
                .collect(toSet());

        assertThat(Facts.names().stream().filter(name -> !name.startsWith("loan.")))
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    private static Stream<String> named(String prefix, FieldGroup group) {
        return group.fields().stream().map(field -> prefix + field.name());
    }

    @ParameterizedTest
    @EnumSource
    void every_field_that_a_rule_can_ask_for_has_a_name(Language language) {
        var texts = Texts.of("mortgage");

        assertThat(Facts.names().stream().filter(name -> !name.startsWith("loan.")))
                .allSatisfy(name -> assertThat(texts.keys(language))
                        .contains("field."
                                + name.replaceFirst("^borrower\\.", "").replaceFirst("^property\\.", "properties.")));
    }
}
