package dev.lendport.rulebook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions a rule applies: by the name of each fact what it has to be, and all of them must hold. The names
 * are looked up once, when it is made.
 */
final class When {
    static final When ALWAYS = new When(Map.of());

    private final Map<String, Condition> conditions;
    private final List<Test> tests = new ArrayList<>();

    private record Test(Fact fact, Condition condition) {}

    /** A name that is no fact is kept, so that it can be told. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    When(Map<String, Condition> conditions) {
        this.conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        conditions.forEach(
                (name, condition) -> Fact.named(name).ifPresent(fact -> tests.add(new Test(fact, condition))));
    }

    /** By the names of the facts, in the order of the document. */
    @JsonValue
    Map<String, Condition> conditions() {
        return conditions;
    }

    /**
     * Whether all of it holds.
     *
     * @param person the borrower that is meant; null in a rule that is for no single one
     */
    boolean holds(Facts facts, Facts.@Nullable Person person) {
        for (var test : tests) {
            if (!test.condition().holds(value(test.fact(), facts, person))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(Fact fact, Facts facts, Facts.@Nullable Person person) {
        return switch (fact.subject()) {
            case LOAN -> facts.loan().value(fact.field());
            case PROPERTY -> facts.property().value(fact.field());
            case BORROWER -> person == null ? null : person.values().value(fact.field());
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof When when && conditions.equals(when.conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }

    @Override
    public String toString() {
        return conditions.toString();
    }
}
