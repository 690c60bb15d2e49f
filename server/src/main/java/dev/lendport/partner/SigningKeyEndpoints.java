package dev.lendport.partner;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Staff register the key that a partner signs its requests with, and say whether it has to. */
@Controller
class SigningKeyEndpoints {
    private static final String SIGNING_KEY = "/backoffice/brokers/{brokerUniqueId}/signing-key";

    private final SigningKeys keys;
    private final Sessions sessions;

    SigningKeyEndpoints(SigningKeys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Registration(String publicKeyPem, boolean required) {
        Signing signing() {
            return required ? Signing.REQUIRED : Signing.OPTIONAL;
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Registered(UUID apiClientKey) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Shown(UUID apiClientKey, String publicKeyPem, boolean required, Instant registeredAt) {
        static Shown of(SigningKey key) {
            return new Shown(key.apiClientKey(), key.pem(), key.signing() == Signing.REQUIRED, key.registeredAt());
        }
    }

    @PutMapping(path = SIGNING_KEY, consumes = Answer.JSON, produces = Answer.JSON)
    Work put(Actor staff, Call call) {
        var broker = broker(call);
        var registration = call.body(Registration.class);
        return Work.ofStaff(
                        staff,
                        call,
                        now -> SigningKey.parse(registration.publicKeyPem())
                                .map(key -> put(broker, call, key, registration.signing()))
                                .orElseGet(() -> Outcome.refused(
                                        Refusal.invalid(FieldError.of("/public_key_pem", "not_a_p521_key")))))
                .lastly(sessions::forgetRemembered);
    }

    private Outcome<Answer> put(BrokerId broker, Call call, ECPublicKey key, Signing signing) {
        var before = keys.lock(broker);
        var stale = stale(before, call);
        if (stale.isPresent()) {
            return Outcome.refused(stale.get());
        }
        return keys.put(broker, key, signing)
                .<Outcome<Answer>>map(put -> {
                    var written = Written.of(call, "signing_key.registered", new Registered(put.apiClientKey()));
                    var answer = before.isPresent()
                            ? Answer.ok(written)
                            : Answer.created("/backoffice/brokers/" + broker + "/signing-key", written);
                    return Outcome.done(answer.version(new Version(put.version(), call.language())));
                })
                .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
    }

    @GetMapping(path = SIGNING_KEY, produces = Answer.JSON)
    Work get(Actor staff, Call call) {
        return Work.ofStaff(
                staff,
                call,
                now -> keys.find(broker(call))
                        .<Outcome<Answer>>map(key -> Outcome.done(
                                Answer.ok(Shown.of(key)).version(new Version(key.version(), call.language()))))
                        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND)));
    }

    @DeleteMapping(path = SIGNING_KEY, produces = Answer.JSON)
    Work delete(Actor staff, Call call) {
        var broker = broker(call);
        return Work.ofStaff(staff, call, now -> {
                    var before = keys.lock(broker);
                    var stale = stale(before, call);
                    if (before.isEmpty() || stale.isPresent()) {
                        return Outcome.refused(stale.orElseGet(() -> Refusal.of(ProblemCode.NOT_FOUND)));
                    }
                    keys.remove(broker);
                    return Outcome.done(Answer.ok(Written.of(call, "signing_key.removed")));
                })
                .lastly(sessions::forgetRemembered);
    }

    private static Optional<Refusal> stale(Optional<SigningKey> before, Call call) {
        return before.flatMap(key -> call.ifMatch().refuses(key.version()));
    }

    private static BrokerId broker(Call call) {
        return new BrokerId(call.id("brokerUniqueId"));
    }
}
