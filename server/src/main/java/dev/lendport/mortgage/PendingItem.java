package dev.lendport.mortgage;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import dev.lendport.rulebook.MissingField;
import dev.lendport.rulebook.RequiredField;

/**
 * Something missing before a process can be submitted.
 *
 * @param pointer the path below the process that takes it, then the field of that path's body
 * @param code {@code required} or {@code expired}
 * @param field names the field in the texts, for example {@code personalData.birthDate}
 */
record PendingItem(String pointer, String code, String field) {
    private static final Texts TEXTS = Texts.of("mortgage");

    /** A field of a process that its rulebook asks for. */
    static PendingItem of(MissingField missing, MortgageProcess process) {
        var field = missing.field();
        if (missing.of() == RequiredField.Of.BORROWER) {
            var path = "/borrowers/" + missing.borrowerId() + "/";
            return new PendingItem(path + field.replace('.', '/'), missing.code(), field);
        }
        var group = FieldGroup.PROPERTY.wire();
        var path = "/" + group + "/" + process.property().id() + "/";
        return new PendingItem(path + field, missing.code(), group + "." + field);
    }

    /** As the API shows it. */
    record Shown(String pointer, String code, String message) {}

    Shown shown(Language language) {
        return new Shown(
                pointer, code, TEXTS.text(language, "pending." + code, TEXTS.text(language, "field." + field)));
    }

    FieldError error() {
        return FieldError.of(pointer, code);
    }
}
