package dev.lendport.callback;

import dev.lendport.Api;
import dev.lendport.Reply;
import dev.lendport.TestServer;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.journal.EventType;
import dev.lendport.journal.Journal;
import dev.lendport.journal.Subject;
import dev.lendport.outcome.Outcome;
import java.util.Map;
import java.util.UUID;

/** A broker of its own for a test, and what happens to it. */
public record Partner(TestServer.NewBroker broker, Caller caller) {
    static final int PROCESS_STATUS = 2;

    public static Partner sandbox() {
        return of(Mode.SANDBOX);
    }

    public static Partner of(Mode mode) {
        var broker = TestServer.newBroker(mode);
        return new Partner(broker, broker.caller(mode));
    }

    public Api api() {
        return broker.api();
    }

    public String callbacks() {
        return "/v1/partners/" + broker.id() + "/callbacks";
    }

    /** Registers for process status; answers the secret. */
    public String register(String url) {
        return put(PROCESS_STATUS, url).expect(201).text("/additionalData/signingSecret");
    }

    public Reply put(int type, String url) {
        return api().put(callbacks() + "/" + type, "{\"callbackUrl\": \"" + url + "\"}");
    }

    /** Something happens to a process; answers the process and the entry. */
    public Happened happen() {
        var process = Ids.next();
        return new Happened(process, happen(EventType.PROCESS_CREATED, Subject.Type.PROCESS, process, 1));
    }

    record Happened(UUID process, UUID event) {}

    public UUID happen(EventType type, Subject.Type subjectType, UUID subject, long sequence) {
        var journal = TestServer.bean(Journal.class);
        var outcome = TestServer.bean(Transactions.class)
                .write(
                        caller,
                        now -> Outcome.done(journal.append(
                                caller, now, type, new Subject(subjectType, subject, sequence), data(subjectType))));
        return switch (outcome) {
            case Outcome.Done<UUID>(var id) -> id;
            case Outcome.Refused<UUID> refused -> throw new AssertionError(refused);
        };
    }

    private static Map<String, Object> data(Subject.Type about) {
        return about == Subject.Type.SIMULATION
                ? Map.of("simulationNumber", 1, "stateId", 1)
                : Map.of("processStatusID", 1);
    }

    public Reply delivery(UUID event) {
        return api().get("/v1/callback-deliveries/" + event);
    }

    public String status(UUID event) {
        var reply = delivery(event);
        return reply.status() == 200 ? reply.text("/status") : "none";
    }
}
