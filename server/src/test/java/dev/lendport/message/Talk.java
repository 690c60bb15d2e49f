package dev.lendport.message;

import dev.lendport.Api;
import dev.lendport.OwnedThings;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Mode;
import dev.lendport.mortgage.OwnedProcess;
import dev.lendport.outcome.Json;
import dev.lendport.simulation.OwnedSimulation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A new case of a new broker, and the two sides that write about it. */
record Talk(TestServer.NewBroker broker, Api partner, Api staff, String collection, UUID id) {

    /** The kinds of case that are written about. */
    enum Kind {
        PROCESS("processes", "processUniqueId"),
        SIMULATION("simulations", "simulationUniqueId");

        private final String collection;
        private final String idName;

        Kind(String collection, String idName) {
            this.collection = collection;
            this.idName = idName;
        }

        private UUID make(TestServer.NewBroker broker) {
            OwnedThings owned = switch (this) {
                case PROCESS -> new OwnedProcess();
                case SIMULATION -> new OwnedSimulation();
            };
            return UUID.fromString(Objects.requireNonNull(owned.make(broker).get(idName)));
        }
    }

    static Talk about(Kind kind) {
        return about(kind, TestServer.newBroker(Mode.SANDBOX));
    }

    static Talk about(Kind kind, TestServer.NewBroker broker) {
        return new Talk(
                broker, broker.api().english(), TestServer.staff().english(), kind.collection, kind.make(broker));
    }

    /** The case, as its partner finds it. */
    String path() {
        return "/v1/" + collection + "/" + id;
    }

    String messages() {
        return path() + "/messages";
    }

    String staffMessages() {
        return "/backoffice/" + collection + "/" + id + "/messages";
    }

    String notes() {
        return "/backoffice/" + collection + "/" + id + "/notes";
    }

    static String body(String subject, String text) {
        return Json.MAPPER.writeValueAsString(Map.of("subject", subject, "text", text));
    }

    static String noteBody(String text, boolean visible) {
        return Json.MAPPER.writeValueAsString(Map.of("text", text, "visibleToBroker", visible));
    }

    /** The partner writes; gives the message's id. */
    String sent(String text) {
        return id(partner.post(messages(), body("A question", text)));
    }

    /** The lender writes; gives the message's id. */
    String received(String text) {
        return id(staff.post(staffMessages(), body("An answer", text)));
    }

    private static String id(Reply reply) {
        return reply.expect(201).text("/additionalData/messageUniqueID");
    }

    /** The entity tag of the case, as its partner sees it now. */
    String tag() {
        return partner.get(path()).expect(200).header("ETag");
    }

    /** What the timeline of the case tells, oldest first. */
    List<JsonNode> timeline() {
        return partner.get(path() + "/timeline?limit=1000")
                .expect(200)
                .json()
                .path("entries")
                .valueStream()
                .toList();
    }

    JsonNode lastOfTimeline() {
        return timeline().getLast();
    }
}
