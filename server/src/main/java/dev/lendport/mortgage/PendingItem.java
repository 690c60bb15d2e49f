package dev.lendport.mortgage;

import dev.lendport.checklist.ChecklistItem;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import dev.lendport.rulebook.MissingField;
import dev.lendport.rulebook.RequiredField;
import org.jspecify.annotations.Nullable;

/**
 * Something missing of a process.
 *
 * @param pointer the path below the process that takes it, then the field of that path's body
 * @param code {@code required}, {@code expired} or {@code refused}
 * @param field names the field in the texts, for example {@code personalData.birthDate}
 * @param paper the missing paper; null for a field
 */
record PendingItem(
        String pointer, String code, String field, @Nullable ChecklistItem paper) {
    private static final Texts TEXTS = Texts.of("mortgage");

    static PendingItem of(ChecklistItem paper) {
        return new PendingItem("/documents/" + paper.requirementId(), paper.pendingCode(), "", paper);
    }

    /** A field of a process that its rulebook asks for. */
    static PendingItem of(MissingField missing, MortgageProcess process) {
        var field = missing.field();
        if (missing.of() == RequiredField.Of.BORROWER) {
            var path = "/borrowers/" + missing.borrowerId() + "/";
            return new PendingItem(path + field.replace('.', '/'), missing.code(), field, null);
        }
        var group = FieldGroup.PROPERTY.wire();
        var path = "/" + group + "/" + process.property().id() + "/";
        return new PendingItem(path + field, missing.code(), group + "." + field, null);
    }

    /** As the API shows it. */
    record Shown(String pointer, String code, String message, boolean stopsSubmission) {}

    /** Fields always do; papers when the rulebook says so. */
    boolean stopsSubmission() {
        return paper == null || paper.stopsSubmission();
    }

    Shown shown(Language language) {
        var what = paper == null ? TEXTS.text(language, "field." + field) : paper.text(language);
        return new Shown(pointer, code, TEXTS.text(language, "pending." + code, what), stopsSubmission());
    }

    FieldError error() {
        return FieldError.of(pointer, code);
    }
}
