package dev.lendport.mortgage;

import dev.lendport.outcome.FieldError;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say of a person or a property: fields that have to agree with each other, or with the calendar. */
final class FieldChecks {
    private static final int ADULT_YEARS = 18;
    private static final int OLDEST_YEARS = 120;

    private final Taxonomies taxonomies;
    private final LocalDate today;
    private final List<FieldError> errors = new ArrayList<>();

    FieldChecks(Taxonomies taxonomies, LocalDate today) {
        this.taxonomies = taxonomies;
        this.today = today;
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Checks a borrower as it would be.
     *
     * @param others the other borrowers of the process
     * @param given the body that led to it; errors point into it
     */
    FieldChecks borrower(Borrower borrower, List<Borrower> others, JsonNode given) {
        var personal = FieldGroup.PERSONAL.wire();
        places(borrower.personal(), given.path(personal), "/" + personal);
        birthDate(borrower.personal().date("birthDate"));
        var admitted = borrower.professional().date("admissionDate");
        if (admitted != null && admitted.isAfter(today)) {
            errors.add(FieldError.of("/" + FieldGroup.PROFESSIONAL.wire() + "/admissionDate", "in_the_future"));
        }
        var taxId = borrower.taxId();
        if (taxId != null && others.stream().anyMatch(other -> Objects.equals(other.taxId(), taxId))) {
            errors.add(FieldError.of("/" + personal + "/taxId", "of_another_borrower"));
        }
        return this;
    }

    FieldChecks property(Property property, JsonNode given) {
        places(property.details(), given, "");
        return this;
    }

    /** A county lies in one district, a parish in one county. */
    private void places(Fields filled, JsonNode given, String path) {
        within(filled, given, path, "districtId", "countyId", TaxonomyList.COUNTIES, "not_in_district");
        within(filled, given, path, "countyId", "parishId", TaxonomyList.PARISHES, "not_in_county");
    }

    private void within(
            Fields filled,
            JsonNode given,
            String path,
            String outer,
            String inner,
            TaxonomyList innerList,
            String code) {
        var outerId = filled.integer(outer);
        var innerId = filled.integer(inner);
        if (outerId == null || innerId == null) {
            return;
        }
        var parent = taxonomies.parent(innerList, innerId);
        if (parent.isPresent() && parent.getAsInt() != outerId) {
            errors.add(FieldError.of(path + "/" + (given.has(inner) ? inner : outer), code));
        }
    }

    private void birthDate(@Nullable LocalDate born) {
        var pointer = "/" + FieldGroup.PERSONAL.wire() + "/birthDate";
        if (born == null) {
            return;
        }
        if (born.isAfter(today)) {
            errors.add(FieldError.of(pointer, "in_the_future"));
        } else if (born.isAfter(today.minusYears(ADULT_YEARS))) {
            errors.add(FieldError.of(pointer, "under_age", ADULT_YEARS));
        } else if (born.isBefore(today.minusYears(OLDEST_YEARS))) {
            errors.add(FieldError.of(pointer, "out_of_range", ">= " + today.minusYears(OLDEST_YEARS)));
        }
    }
}
