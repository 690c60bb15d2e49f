package dev.lendport.pricing;

import dev.lendport.outcome.FieldError;
import dev.lendport.pricing.PriceSheet.LifeInsuranceBand;
import dev.lendport.pricing.PriceSheet.MultiRiskBand;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What the contract's schema cannot say about a price sheet: what contradicts itself must not be stored for ever. */
final class PriceSheetChecks {
    private PriceSheetChecks() {}

    static List<FieldError> errors(PriceSheet sheet, Taxonomies taxonomies) {
        var errors = new ArrayList<FieldError>();
        fixedRates(sheet, taxonomies, errors);
        limits(sheet.limits(), errors);
        lifeInsurance(sheet.lifeInsuranceTariff(), errors);
        multiRisk(sheet.multiRiskTariff(), errors);
        return errors;
    }

    private static void fixedRates(PriceSheet sheet, Taxonomies taxonomies, List<FieldError> errors) {
        var seen = new HashSet<Integer>();
        for (int index = 0; index < sheet.fixedRates().size(); index++) {
            var rate = sheet.fixedRates().get(index);
            var pointer = "/fixedRates/" + index;
            if (!seen.add(rate.indexTypeId())) {
                errors.add(FieldError.of(pointer + "/indexTypeId", "repeated"));
            }
            var subCategory = taxonomies.parent(TaxonomyList.INDEX_TYPES, rate.indexTypeId());
            var type = subCategory.isEmpty()
                    ? null
                    : RateType.of(subCategory.getAsInt()).orElse(null);
            if (type == RateType.MIXED && rate.fixedPeriodMonths() == null) {
                errors.add(FieldError.of(pointer + "/fixedPeriodMonths", "required"));
            } else if (type == RateType.FIXED && rate.fixedPeriodMonths() != null) {
                errors.add(FieldError.of(pointer + "/fixedPeriodMonths", "not_offered"));
            } else if (type != RateType.MIXED && type != RateType.FIXED) {
                errors.add(FieldError.of(pointer + "/indexTypeId", "not_of_sub_category"));
            }
        }
    }

    private static void limits(PriceSheet.Limits limits, List<FieldError> errors) {
        if (limits.loanAmountMinimum().compareTo(limits.loanAmountMaximum()) > 0) {
            errors.add(FieldError.of(
                    "/limits/loanAmountMaximum",
                    "out_of_range",
                    ">= " + limits.loanAmountMinimum().toPlainString()));
        }
        if (limits.loanDurationMonthsMinimum() > limits.loanDurationMonthsMaximum()) {
            errors.add(FieldError.of(
                    "/limits/loanDurationMonthsMaximum", "out_of_range", ">= " + limits.loanDurationMonthsMinimum()));
        }
    }

    private static void lifeInsurance(List<LifeInsuranceBand> bands, List<FieldError> errors) {
        for (int index = 0; index < bands.size(); index++) {
            var band = bands.get(index);
            if (band.ageTo() < band.ageFrom()) {
                errors.add(FieldError.of(
                        "/lifeInsuranceTariff/" + index + "/ageTo", "out_of_range", ">= " + band.ageFrom()));
            } else if (index > 0 && band.ageFrom() <= bands.get(index - 1).ageTo()) {
                errors.add(FieldError.of(
                        "/lifeInsuranceTariff/" + index + "/ageFrom",
                        "out_of_range",
                        "> " + bands.get(index - 1).ageTo()));
            }
        }
    }

    private static void multiRisk(List<MultiRiskBand> bands, List<FieldError> errors) {
        for (int index = 0; index < bands.size(); index++) {
            var band = bands.get(index);
            var pointer = "/multiRiskTariff/" + index;
            if (band.propertyAmountTo().compareTo(band.propertyAmountFrom()) < 0) {
                errors.add(FieldError.of(
                        pointer + "/propertyAmountTo",
                        "out_of_range",
                        ">= " + band.propertyAmountFrom().toPlainString()));
            } else if (index > 0
                    && band.propertyAmountFrom().compareTo(bands.get(index - 1).propertyAmountTo()) <= 0) {
                errors.add(FieldError.of(
                        pointer + "/propertyAmountFrom",
                        "out_of_range",
                        "> " + bands.get(index - 1).propertyAmountTo().toPlainString()));
            }
        }
    }
}
