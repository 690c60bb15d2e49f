package dev.lendport.bench;

import dev.lendport.outcome.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The demonstration broker, signed in: makes what the measurements are about, unmeasured. */
final class DemoBroker {
    static final UUID ID = UUID.fromString("11111111-1111-4111-8111-111111111111");

    private static final String SIMULATION = """
            {"loan": {"loanAmount": 200000, "loanDurationMonths": 360, "productSchemeId": 1, "loanPurposeId": 1,
                      "productPurposeId": 2, "indexTypeSubCategoryId": 2, "indexTypeId": 5, "hasCrossSelling": true,
                      "sustainabilityCampaign": false},
             "borrowers": [
               {"isKeyBorrower": true, "name": "Ana Ferreira", "taxId": "123456789", "birthDate": "1990-05-10",
                "monthlyIncome": 3450, "monthlyInstallments": 120.5},
               {"isKeyBorrower": false, "name": "Rui Ferreira", "birthDate": "1988-11-02", "monthlyIncome": 1450}],
             "property": {"typologyId": 1, "acquisitionAmount": 250000, "districtId": 1},
             "partnerReference": "CRM-8841"}
            """;

    /** A process of the simulation whose id is put in. */
    static final String PROCESS = """
            {"simulationUniqueId": "%s", "keyBorrowerEmail": "ana.ferreira@mail.example",
             "keyBorrowerName": "Ana Ferreira", "keyBorrowerResidence": "Rua das Flores 12, Aveiro",
             "keyBorrowerIdentificationDocTypeId": 1, "keyBorrowerIdentificationDocNumber": "AB123456",
             "keyBorrowerIdentificationDocExpirationDate": "2028-12-31",
             "borrowerEmail": "rui.ferreira@mail.example", "borrowerName": "Rui Ferreira",
             "borrowerIdentificationDocTypeId": 1, "borrowerIdentificationDocNumber": "CD789012",
             "borrowerIdentificationDocExpirationDate": "2029-05-31"}
            """.formatted(RequestBytes.KEY);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final UUID id;
    private final int port;
    private final String token;

    private DemoBroker(int port, UUID broker, String username) throws IOException, InterruptedException {
        this.id = broker;
        this.port = port;
        this.token = signIn(broker, username);
    }

    static DemoBroker at(int port) throws IOException, InterruptedException {
        return new DemoBroker(port, ID, "agent@demo-broker.example");
    }

    /** Adds one more broker to the demonstration's network and signs in as it. */
    static DemoBroker another(BenchDatabase database, int port) throws IOException, SQLException, InterruptedException {
        var broker = UUID.randomUUID();
        var username = "agent@" + broker + ".example";
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO broker (id, network_id, name, mode, branch_id)
                    SELECT '%s', network_id, 'Bench broker', mode, branch_id FROM broker WHERE id = '%s'
                    """.formatted(broker, ID));
            statement.execute("INSERT INTO broker_user (broker_id, id, username) VALUES ('%s', uuidv7(), '%s')"
                    .formatted(broker, username));
        }
        return new DemoBroker(port, broker, username);
    }

    UUID id() {
        return id;
    }

    String token() {
        return token;
    }

    private String signIn(UUID broker, String username) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address("/v1/authentication"))
                        .header("xClientID", "demo-network")
                        .header("xClientSecret", "demo-secret")
                        .header("xBrokerUID", broker.toString())
                        .header("xUsername", username)
                        .POST(BodyPublishers.noBody()))
                .path("sessionToken")
                .stringValue();
    }

    /** A new simulation that every rule accepted. */
    UUID acceptedSimulation() throws IOException, InterruptedException {
        var created = post("/v1/simulations", SIMULATION);
        var id = UUID.fromString(
                created.path("additionalData").path("simulationUniqueID").stringValue());
        var answer = post("/v1/simulations/" + id + "/validate", "");
        if (!answer.path("accepted").booleanValue(false)) {
            throw new IOException("the demonstration's rules refuse the simulation: " + answer);
        }
        return id;
    }

    UUID process(UUID simulation) throws IOException, InterruptedException {
        var created = post("/v1/processes", PROCESS.replace(RequestBytes.KEY, simulation.toString()));
        return UUID.fromString(
                created.path("additionalData").path("processUniqueID").stringValue());
    }

    /** A new process that papers may be delivered to: its borrowers have accepted, as the sandbox lets a broker play. */
    UUID acceptedProcess() throws IOException, InterruptedException {
        var process = process(acceptedSimulation());
        post("/v1/sandbox/processes/" + process + "/acceptance", "");
        return process;
    }

    void deliver(UUID process, Delivery delivery) throws IOException, InterruptedException {
        send(authorized(Delivery.path(process))
                .header("Content-Type", delivery.contentType())
                .POST(BodyPublishers.ofByteArray(delivery.body())));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(authorized(path).GET());
    }

    JsonNode put(String path, String body) throws IOException, InterruptedException {
        return send(authorized(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(authorized(path)
                .header("Content-Type", "application/json")
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return Json.MAPPER.readTree(response.body());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
