package dev.lendport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/** The borders of the modules, and the habits of the code that a compiler cannot hold. */
class ModulesTest {
    private static final int MOST_CONSTRUCTOR_PARAMETERS = 5;
    private static final Set<String> CLOCK_METHODS =
            Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system", "getInstance");
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lendport");

    @Test
    void a_module_uses_only_the_public_types_of_others_and_never_in_a_circle() {
        // finance is a library beside the server, with packages of its own; the rule below holds it to Java.
        ApplicationModules.of(Lendport.class, resideInAPackage("dev.lendport.finance.."))
                .verify();
    }

    @Test
    void no_package_depends_on_itself_through_another() {
        slices().matching("dev.lendport.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void finance_needs_nothing_but_java() {
        classes()
                .that(resideInAPackage("dev.lendport.finance.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.lendport.finance..")
                .check(CODE);
    }

    @Test
    void nobody_asks_a_system_clock() {
        noClasses()
                .should(callMethodWhere(describe("the clock of the machine is read", ModulesTest::readsSystemClock)))
                .because("a transaction tells what time it is for its caller")
                .check(CODE);
    }

    @Test
    void nobody_sleeps() {
        noClasses()
                .should(callMethodWhere(describe(
                        "a thread sleeps",
                        (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(Thread.class)
                                && call.getName().equals("sleep"))))
                .check(CODE);
    }

    @Test
    void no_object_shows_its_fields() {
        fields().that()
                .areNotStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .bePrivate()
                .because("a field of a proxied bean reads as null from outside")
                .check(CODE);
        fields().that().arePublic().should().beFinal().check(CODE);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Helper|DTO|Dto)$")
                .check(CODE);
    }

    @Test
    void endpoints_are_the_affair_of_their_module() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Endpoints")
                .check(CODE);
    }

    @Test
    void public_methods_take_no_booleans() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(takeNoBoolean())
                .check(CODE);
    }

    @Test
    void beans_have_few_collaborators() {
        constructors()
                .that()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(Component.class)
                .should(haveFewParameters())
                .check(CODE);
    }

    @Test
    void every_package_is_null_marked() {
        classes().should(liveInANullMarkedPackage()).check(CODE);
    }

    private static boolean readsSystemClock(JavaMethodCall call) {
        var owner = call.getTargetOwner().getFullName();
        var keepsTime = owner.startsWith("java.time.") || owner.equals("java.util.Calendar");
        return (keepsTime || owner.equals("java.lang.System")) && CLOCK_METHODS.contains(call.getName());
    }

    private static ArchCondition<JavaCodeUnit> takeNoBoolean() {
        return condition(
                "take no boolean",
                unit -> unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(boolean.class)));
    }

    private static ArchCondition<JavaCodeUnit> haveFewParameters() {
        return condition(
                "have at most " + MOST_CONSTRUCTOR_PARAMETERS + " parameters",
                unit -> unit.getRawParameterTypes().size() <= MOST_CONSTRUCTOR_PARAMETERS);
    }

    private static ArchCondition<JavaCodeUnit> condition(String description, Predicate<JavaCodeUnit> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                // What the compiler makes, such as a bridge or a lambda, is nobody's style.
                var made = unit.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(new SimpleConditionEvent(unit, made || holds.test(unit), unit.getFullName()));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is null-marked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is not null-marked"));
            }
        };
    }
}
