package dev.lendport.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.lendport.outcome.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a rulebook says what the server says: seeded applications, of the demonstration's rules and of any. */
class RulebookSchemaTest {
    private static final long SEED = Long.getLong("lendport.seed", 20_261_201L);
    private static final int APPLICATIONS = 400;
    private static final int RULEBOOKS = 60;
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);
    private static final List<Fact> FACTS = List.copyOf(Fact.BY_NAME.values());

    private final Random random = new Random(SEED);

    @Test
    void it_is_invalid_exactly_when_a_field_is_missing_by_the_demonstration() {
        var rulebook = DemonstrationRulebook.read();
        int whole = 0;
        for (int round = 0; round < APPLICATIONS; round++) {
            var application = application(round % 2 == 0 ? 1.0 : 0.98);
            whole += agree(rulebook, schema(rulebook), application) ? 1 : 0;
        }

        assertThat(whole).as("applications without a gap, seed " + SEED).isBetween(APPLICATIONS / 10, APPLICATIONS - 1);
    }

    @Test
    void it_is_invalid_exactly_when_a_field_is_missing_by_any_rules() {
        int whole = 0;
        for (int round = 0; round < RULEBOOKS; round++) {
            var rulebook = rulebook();
            var schema = schema(rulebook);
            for (int i = 0; i < 20; i++) {
                whole += agree(rulebook, schema, application(0.5)) ? 1 : 0;
            }
        }

        assertThat(whole).as("applications without a gap, seed " + SEED).isBetween(RULEBOOKS, RULEBOOKS * 19);
    }

    @Test
    void a_field_that_was_cleared_is_not_there() {
        var rulebook = DemonstrationRulebook.read();
        var application = application(1.0);
        ((ObjectNode) application.path("property")).putNull("zipCode");

        assertThat(schema(rulebook).validate(application)).isNotEmpty();
        assertThat(agree(rulebook, schema(rulebook), application)).isFalse();
    }

    /** Whether both find it whole; they must not differ. */
    private static boolean agree(Rulebook rulebook, Schema schema, JsonNode application) {
        // No date has passed so long ago: what a schema cannot say stays out.
        var missing = rulebook.missingFields(Applications.facts(application), LONG_AGO);
        var errors = schema.validate(application);

        assertThat(errors.isEmpty())
                .as("seed %d: %s misses %s; the schema says %s", SEED, application, missing, errors)
                .isEqualTo(missing.isEmpty());
        return missing.isEmpty();
    }

    private static Schema schema(Rulebook rulebook) {
        var document = RulebookSchema.of(new StoredRulebook(1, rulebook, Instant.EPOCH));
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012()).getSchema(document);
    }

    /** @param filled the share of the fields that are filled in */
    private ObjectNode application(double filled) {
        var application = Json.MAPPER.createObjectNode();
        fill(application.putObject("loan"), Subject.LOAN, filled);
        var borrowers = application.putArray("borrowers");
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            fill(borrowers.addObject(), Subject.BORROWER, filled);
        }
        fill(application.putObject("property"), Subject.PROPERTY, filled);
        return application;
    }

    private void fill(ObjectNode object, Subject subject, double filled) {
        for (var fact : FACTS) {
            if (fact.subject() == subject && random.nextDouble() < filled) {
                var path = fact.field().split("\\.", -1);
                var place = path.length == 1 ? object : object.withObjectProperty(path[0]);
                var cleared = filled < 1 && random.nextInt(50) == 0;
                place.set(path[path.length - 1], cleared ? object.nullNode() : value(fact));
            }
        }
    }

    private JsonNode value(Fact fact) {
        return Json.MAPPER.valueToTree(comparable(fact));
    }

    private Object comparable(Fact fact) {
        return switch (fact.kind()) {
            case ID -> 1 + random.nextInt(6);
            case NUMBER ->
                random.nextBoolean() ? random.nextInt(4) : new BigDecimal(random.nextInt(400)).movePointLeft(2);
            case TRUTH -> random.nextBoolean();
            case TEXT -> "t" + random.nextInt(3);
            case DATE -> "2026-01-0" + (1 + random.nextInt(3));
        };
    }

    private Rulebook rulebook() {
        var rules = new ArrayList<RequiredField>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            rules.add(rule());
        }
        return new Rulebook(LocalDate.of(2026, 1, 1), rules, List.of());
    }

    private RequiredField rule() {
        var of = random.nextInt(3) == 0 ? RequiredField.Of.PROPERTY : RequiredField.Of.BORROWER;
        var fields = FACTS.stream()
                .filter(fact -> fact.subject() == of.subject())
                .map(Fact::field)
                .toList();
        var several = random.nextInt(3) == 0;
        return new RequiredField(
                of,
                several ? null : oneOf(fields),
                several ? List.of(oneOf(fields), oneOf(fields)) : null,
                new When(conditions(of)),
                false,
                random.nextBoolean() ? "the law" : null);
    }

    private Map<String, Condition> conditions(RequiredField.Of of) {
        var askable = FACTS.stream()
                .filter(fact -> of == RequiredField.Of.BORROWER || fact.subject() != Subject.BORROWER)
                .toList();
        var conditions = new LinkedHashMap<String, Condition>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            var fact = oneOf(askable);
            conditions.put(fact.name(), condition(fact));
        }
        return conditions;
    }

    private Condition condition(Fact fact) {
        var above = fact.kind() == Fact.Kind.NUMBER && random.nextBoolean() ? new BigDecimal("1.5") : null;
        return switch (random.nextInt(4)) {
            case 0 -> new Condition(values(fact), null, above, null);
            case 1 -> new Condition(null, values(fact), above, null);
            case 2 -> new Condition(null, null, above, random.nextBoolean());
            default -> new Condition(null, values(fact), null, true);
        };
    }

    private List<Object> values(Fact fact) {
        return List.of(comparable(fact), comparable(fact));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
