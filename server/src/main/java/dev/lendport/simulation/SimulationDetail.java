package dev.lendport.simulation;

import dev.lendport.casework.CaseView;
import dev.lendport.outcome.Language;
import dev.lendport.pricing.ChargeDue;
import dev.lendport.pricing.IndexFixing;
import dev.lendport.pricing.InsurancePremium;
import dev.lendport.pricing.LoanDetail;
import dev.lendport.simulation.SimulationRequest.Borrower;
import dev.lendport.simulation.SimulationRequest.Property;
import dev.lendport.taxonomy.Taxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A simulation as the API shows it. */
record SimulationDetail(
        UUID simulationUniqueID,
        int simulationNumber,
        int simulationStatusID,
        String simulationStatusDescription,
        Instant creationDate,
        Instant lastActionDate,
        Instant validUntil,
        @Nullable String partnerReference,
        @Nullable UUID processUniqueID,
        int priceSheetVersion,
        List<FixingUsed> indexFixings,
        LoanDetail loanSimulationDetail,
        LoanDetail loanSimulationDetailWithoutCrossSelling,
        List<BorrowerShown> borrowersSimulationList,
        PropertyShown propertySimulationDetail,
        List<InsuranceShown> insurancesSimulationList,
        List<ChargeShown> bankChargesSimulationList,
        List<Rejection> rejectReasons,
        List<CaseView.Action> allowedActions) {

    static SimulationDetail of(CaseView<Simulation> view) {
        var simulation = view.found();
        var taxonomies = view.taxonomies();
        var language = view.caller().language();
        var priced = simulation.priced();
        var moments = simulation.moments();
        return new SimulationDetail(
                simulation.id(),
                simulation.number(),
                SimulationCases.state(view).id(),
                view.stateDescription(),
                moments.createdAt(),
                moments.lastActionAt(),
                moments.validUntil(),
                simulation.request().partnerReference(),
                simulation.processId(),
                priced.basis().priceSheetVersion(),
                priced.fixings().stream()
                        .map(fixing -> FixingUsed.of(fixing, taxonomies, language))
                        .toList(),
                LoanDetail.requested(priced, taxonomies, language),
                LoanDetail.withoutCrossSelling(priced, taxonomies, language),
                borrowers(simulation),
                PropertyShown.of(simulation.request().property(), taxonomies, language),
                priced.insurances().stream()
                        .map(premium -> InsuranceShown.of(premium, taxonomies, language))
                        .toList(),
                priced.charges().stream()
                        .map(charge -> ChargeShown.of(charge, language))
                        .toList(),
                simulation.failures().stream()
                        .map(failure -> Rejection.of(failure, taxonomies, language))
                        .toList(),
                view.actions());
    }

    private static List<BorrowerShown> borrowers(Simulation simulation) {
        var borrowers = simulation.request().borrowers();
        return IntStream.range(0, borrowers.size())
                .mapToObj(index -> BorrowerShown.of(simulation.borrowerIds().get(index), borrowers.get(index)))
                .toList();
    }

    record FixingUsed(
            int indexTypeID, String indexTypeDescription, LocalDate fixedOn, long version, BigDecimal ratePercent) {
        static FixingUsed of(IndexFixing fixing, Taxonomies taxonomies, Language language) {
            return new FixingUsed(
                    fixing.indexTypeId(),
                    taxonomies.description(TaxonomyList.INDEX_TYPES, fixing.indexTypeId(), language),
                    fixing.fixedOn(),
                    fixing.version(),
                    fixing.ratePercent());
        }
    }

    record BorrowerShown(
            UUID borrowerUniqueID,
            boolean isKeyBorrower,
            @Nullable String name,
            @Nullable String taxId,
            LocalDate birthDate,
            @Nullable BigDecimal monthlyIncome,
            @Nullable BigDecimal monthlyInstallments) {
        static BorrowerShown of(UUID id, Borrower borrower) {
            return new BorrowerShown(
                    id,
                    borrower.isKeyBorrower(),
                    borrower.name(),
                    borrower.taxId(),
                    borrower.birthDate(),
                    borrower.monthlyIncome(),
                    borrower.monthlyInstallments());
        }
    }

    record PropertyShown(
            @Nullable Integer typologyID,
            @Nullable String typologyDescription,
            BigDecimal acquisitionAmount,
            @Nullable BigDecimal evaluationEstimatedAmount,
            @Nullable Integer districtID,
            @Nullable String districtDescription) {
        static PropertyShown of(Property property, Taxonomies taxonomies, Language language) {
            return new PropertyShown(
                    property.typologyId(),
                    property.typologyId() == null
                            ? null
                            : taxonomies.description(TaxonomyList.PROPERTY_TYPOLOGIES, property.typologyId(), language),
                    property.acquisitionAmount(),
                    property.evaluationEstimatedAmount(),
                    property.districtId(),
                    property.districtId() == null
                            ? null
                            : taxonomies.description(TaxonomyList.DISTRICTS, property.districtId(), language));
        }
    }

    record InsuranceShown(int insuranceTypeID, String insuranceTypeDescription, BigDecimal monthlyCost) {
        static InsuranceShown of(InsurancePremium premium, Taxonomies taxonomies, Language language) {
            return new InsuranceShown(
                    premium.insuranceTypeId(),
                    taxonomies.description(TaxonomyList.INSURANCE_TYPES, premium.insuranceTypeId(), language),
                    premium.monthlyCost());
        }
    }

    record ChargeShown(String description, BigDecimal amount, BigDecimal taxAmount, int bankChargeTypeID) {
        static ChargeShown of(ChargeDue charge, Language language) {
            var description = switch (language) {
                case PT -> charge.pt();
                case EN -> charge.en();
            };
            return new ChargeShown(description, charge.amount(), charge.taxAmount(), charge.bankChargeTypeId());
        }
    }

    record Rejection(
            String code,
            int rejectReasonID,
            String rejectReasonDescription,
            @Nullable Object actual,
            @Nullable Object limit,
            String pointer) {
        static Rejection of(RuleOutcome failure, Taxonomies taxonomies, Language language) {
            return new Rejection(
                    failure.code(),
                    failure.rejectReasonId(),
                    taxonomies.description(TaxonomyList.SIMULATION_REJECT_REASONS, failure.rejectReasonId(), language),
                    failure.actual(),
                    failure.limit(),
                    failure.pointer());
        }
    }
}
