package dev.lendport.mortgage;

import dev.lendport.Api;
import java.util.UUID;

/** Processes for the end-to-end tests, made over the API as a broker makes them. */
public final class Cases {
    static final String PERSON = """
            {"name": "Ana Ferreira", "birthDate": "1990-05-10", "taxId": "123456789", "mobile": "+351 912 345 678",
             "email": "ana.ferreira@mail.example", "genderId": 1, "maritalStatusId": 2, "matrimonialRegimeId": 1,
             "nationalityCountryId": 410, "residenceTypeId": 1, "address": "Rua das Flores", "doorNumber": "12",
             "districtId": 1, "countyId": 1, "parishId": 4186, "zipCode": "3780-402", "zipCodeLocal": "Anadia",
             "identificationDocTypeId": 1, "identificationDocNumber": "AB123456",
             "identificationDocExpirationDate": "2048-12-31", "dependents": 1}
            """;
    static final String JOB = """
            {"professionId": 1, "employmentSituationId": 1, "employmentContractTypeId": 1, "entityTypeId": 1,
             "employmentDepartmentPositionId": 1, "employerName": "Cerâmica do Vouga, Lda.", "employerTaxId": "501442600",
             "admissionDate": "2015-03-01"}
            """;
    static final String MONEY = """
            {"incomeWagesPensions": 2950.5, "incomeRents": 300, "installmentCreditCard": 20, "hasSocialSecurityDebt": false}
            """;
    static final String HOUSE = """
            {"grossBuiltArea": 120.5, "yearBuilt": 1998, "address": "Rua do Cabo", "doorNumber": "8", "districtId": 1,
             "countyId": 1, "parishId": 4186, "zipCode": "3780-402", "zipCodeLocal": "Anadia",
             "acquisitionDate": "2027-01-15"}
            """;

    private Cases() {}

    /** A simulation of one borrower, who is called and taxed as given; accepted. */
    public static UUID acceptedSimulation(Api broker, String name, String taxId) {
        return acceptedSimulation(broker, """
                [{"isKeyBorrower": true, "name": "%s", "taxId": "%s", "birthDate": "1990-05-10", "monthlyIncome": 4950,
                  "monthlyInstallments": 120.5}]
                """.formatted(name, taxId), 200000);
    }

    public static UUID acceptedSimulation(Api broker) {
        return acceptedSimulation(broker, "Ana Ferreira", "123456789");
    }

    public static UUID acceptedSimulation(Api broker, String borrowers, int amount) {
        var id = simulation(broker, borrowers, amount);
        broker.post("/v1/simulations/" + id + "/validate").expect(200);
        return id;
    }

    static UUID simulation(Api broker, String borrowers, int amount) {
        return broker.post("/v1/simulations", """
                        {"loan": {"loanAmount": %d, "loanDurationMonths": 360, "productSchemeId": 1, "loanPurposeId": 1,
                                  "productPurposeId": 2, "indexTypeSubCategoryId": 2, "indexTypeId": 5,
                                  "hasCrossSelling": true, "sustainabilityCampaign": false},
                         "borrowers": %s,
                         "property": {"typologyId": 1, "acquisitionAmount": 250000, "districtId": 1},
                         "insurances": [{"insuranceTypeId": 1, "monthlyCost": 21.51},
                                        {"insuranceTypeId": 2, "monthlyCost": 21.2}],
                         "partnerReference": "CRM-8841"}
                        """.formatted(amount, borrowers))
                .expect(201)
                .id("/additionalData/simulationUniqueID");
    }

    static String createBody(UUID simulation) {
        return """
                {"simulationUniqueId": "%s", "keyBorrowerEmail": "ana.ferreira@mail.example",
                 "keyBorrowerName": "Ana Ferreira", "keyBorrowerIdentificationDocTypeId": 1,
                 "keyBorrowerIdentificationDocNumber": "AB123456"}
                """.formatted(simulation);
    }

    /** In Acceptance. */
    public static UUID created(Api broker) {
        return broker.post("/v1/processes", createBody(acceptedSimulation(broker)))
                .expect(201)
                .id("/additionalData/processUniqueID");
    }

    /** In Creation, with much missing. */
    public static UUID accepted(Api broker) {
        var id = created(broker);
        broker.post("/v1/sandbox/processes/" + id + "/acceptance").expect(200);
        return id;
    }

    /** In Creation, with nothing missing. */
    public static UUID complete(Api broker) {
        var id = accepted(broker);
        var detail = broker.get("/v1/processes/" + id);
        var borrower = detail.text("/borrowersProcessList/0/borrowerUniqueID");
        var property = detail.text("/propertyProcessDetail/propertyUniqueID");
        broker.put("/v1/processes/" + id + "/borrowers/" + borrower, """
                        {"personalData": %s, "professionalData": %s, "financialData": %s}
                        """.formatted(PERSON, JOB, MONEY))
                .expect(200);
        broker.put("/v1/processes/" + id + "/properties/" + property, HOUSE).expect(200);
        return id;
    }

    /** In Review. */
    public static UUID submitted(Api broker) {
        var id = complete(broker);
        broker.post("/v1/processes/" + id + "/submit").expect(200);
        return id;
    }

    public static UUID keyBorrower(Api broker, UUID process) {
        return broker.get("/v1/processes/" + process).id("/borrowersProcessList/0/borrowerUniqueID");
    }

    static UUID property(Api broker, UUID process) {
        return broker.get("/v1/processes/" + process).id("/propertyProcessDetail/propertyUniqueID");
    }

    /** A second borrower, with everything a lender wants to know. */
    public static String rui() {
        return """
                {"borrowerTypeId": 2, "keyBorrowerRelationId": 1, "personalData": %s, "professionalData": %s,
                 "financialData": %s}
                """.formatted(
                        PERSON.replace("Ana Ferreira", "Rui Ferreira")
                                .replace("123456789", "234567899")
                                .replace("1990-05-10", "1989-11-02"),
                        JOB,
                        MONEY);
    }
}
