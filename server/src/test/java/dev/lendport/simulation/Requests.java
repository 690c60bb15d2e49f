package dev.lendport.simulation;

import dev.lendport.Api;
import dev.lendport.TestServer;
import dev.lendport.outcome.Json;
import dev.lendport.pricing.DemonstrationPrices;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that the demonstration prices apply to. */
final class Requests {
    /** 200 000 over 30 years on Euribor 12 months: the first worked case. */
    static final String VARIABLE = """
            {
              "loan": {"loanAmount": 200000, "loanDurationMonths": 360, "productSchemeId": 1, "loanPurposeId": 1,
                       "productPurposeId": 2, "indexTypeSubCategoryId": 2, "indexTypeId": 5, "hasCrossSelling": true,
                       "sustainabilityCampaign": false},
              "borrowers": [{"isKeyBorrower": true, "name": "Ana Conceição Ferreira", "taxId": "123456789",
                             "birthDate": "1990-05-10", "monthlyIncome": 3200, "monthlyInstallments": 120.5}],
              "property": {"typologyId": 1, "acquisitionAmount": 250000, "districtId": 1},
              "insurances": [{"insuranceTypeId": 1, "monthlyCost": 21.51}, {"insuranceTypeId": 2, "monthlyCost": 21.2}],
              "partnerReference": "CRM-8841"
            }
            """;

    private Requests() {}

    /** A new sandbox broker on a server that knows the demonstration prices. */
    static Api broker() {
        TestServer.bean(DemonstrationPrices.class).load();
        return TestServer.sandboxBroker();
    }

    /** The worked case with some fields changed: a merge patch on the body. */
    static String variableWith(String patch) {
        return MergePatch.apply(Json.MAPPER.readTree(VARIABLE), Json.MAPPER.readTree(patch))
                .toString();
    }

    static SimulationRequest requestWith(String patch) {
        return Json.MAPPER.readValue(variableWith(patch), SimulationRequest.class);
    }

    /** The id of a new simulation. */
    static String create(Api broker, String body) {
        return broker.post("/v1/simulations", body).expect(201).text("/additionalData/simulationUniqueID");
    }

    /** The path of a new simulation. */
    static String created(Api broker, String body) {
        return "/v1/simulations/" + create(broker, body);
    }

    static String accepted(Api broker) {
        var path = created(broker, VARIABLE);
        broker.post(path + "/validate").expect(200);
        return path;
    }

    static ObjectNode object(String json) {
        return (ObjectNode) Json.MAPPER.readTree(json);
    }
}
