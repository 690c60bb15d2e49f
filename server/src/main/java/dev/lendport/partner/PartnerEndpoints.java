package dev.lendport.partner;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Ids;
import dev.lendport.caller.Mode;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.partner.Partners.Access;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Staff register networks, brokers and users, and give or take their access. */
@Controller
class PartnerEndpoints {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int HEAD_OFFICE_BRANCH = 213;

    private final Partners partners;
    private final Sessions sessions;

    PartnerEndpoints(Partners partners, Sessions sessions) {
        this.partners = partners;
        this.sessions = sessions;
    }

    record NewNetwork(String clientId, String name) {}

    record NewBroker(
            String clientId,
            String name,
            String environment,
            @Nullable Integer branchId) {}

    record NewUser(String username) {}

    record AccessChange(boolean active) {
        Access access() {
            return active ? Access.GIVEN : Access.TAKEN;
        }
    }

    record NetworkCreated(String clientId, String clientSecret) {}

    record BrokerCreated(UUID brokerUniqueID) {}

    record UserCreated(UUID userUniqueID) {}

    @PostMapping(path = "/backoffice/networks", consumes = Answer.JSON, produces = Answer.JSON)
    Work createNetwork(Actor staff, Call call) {
        var network = call.body(NewNetwork.class);
        var secret = sessions.newToken();
        return Work.ofStaff(staff, call, now -> {
            if (!partners.addNetwork(network.clientId(), network.name(), secret)) {
                return Outcome.refused(ProblemCode.PARTNER_EXISTS);
            }
            var created = new NetworkCreated(network.clientId(), secret);
            return Outcome.done(Answer.created(
                    "/backoffice/networks/" + network.clientId(), Written.of(call, "network.created", created)));
        });
    }

    @PatchMapping(
            path = "/backoffice/networks/{clientId}",
            consumes = {Answer.JSON, MERGE_PATCH},
            produces = Answer.JSON)
    Work updateNetwork(Actor staff, Call call) {
        var clientId = call.text("clientId").orElseThrow();
        return changed(staff, call, access -> partners.allowNetwork(clientId, access));
    }

    @PostMapping(path = "/backoffice/brokers", consumes = Answer.JSON, produces = Answer.JSON)
    Work createBroker(Actor staff, Call call) {
        var request = call.body(NewBroker.class);
        return Work.ofStaff(staff, call, now -> {
            if (!partners.networkExists(request.clientId())) {
                return Outcome.refused(ProblemCode.NOT_FOUND);
            }
            var broker = new Partners.NewBroker(
                    new BrokerId(Ids.next()),
                    request.clientId(),
                    request.name(),
                    Mode.valueOf(request.environment().toUpperCase(Locale.ROOT)),
                    Objects.requireNonNullElse(request.branchId(), HEAD_OFFICE_BRANCH));
            partners.addBroker(broker);
            var created = new BrokerCreated(broker.id().value());
            return Outcome.done(
                    Answer.created("/backoffice/brokers/" + broker.id(), Written.of(call, "broker.created", created)));
        });
    }

    @PatchMapping(
            path = "/backoffice/brokers/{brokerUniqueId}",
            consumes = {Answer.JSON, MERGE_PATCH},
            produces = Answer.JSON)
    Work updateBroker(Actor staff, Call call) {
        var broker = new BrokerId(call.id("brokerUniqueId"));
        return changed(staff, call, access -> partners.allowBroker(broker, access));
    }

    @PostMapping(path = "/backoffice/brokers/{brokerUniqueId}/users", consumes = Answer.JSON, produces = Answer.JSON)
    Work createUser(Actor staff, Call call) {
        var broker = new BrokerId(call.id("brokerUniqueId"));
        var user = call.body(NewUser.class);
        return Work.ofStaff(staff, call, now -> {
            if (!partners.brokerExists(broker)) {
                return Outcome.refused(ProblemCode.NOT_FOUND);
            }
            var id = Ids.next();
            if (!partners.addUser(broker, id, user.username())) {
                return Outcome.refused(ProblemCode.PARTNER_EXISTS);
            }
            return Outcome.done(Answer.created(
                    "/backoffice/brokers/" + broker + "/users/" + id,
                    Written.of(call, "user.created", new UserCreated(id))));
        });
    }

    @PatchMapping(
            path = "/backoffice/brokers/{brokerUniqueId}/users/{userUniqueId}",
            consumes = {Answer.JSON, MERGE_PATCH},
            produces = Answer.JSON)
    Work updateUser(Actor staff, Call call) {
        var broker = new BrokerId(call.id("brokerUniqueId"));
        var user = call.id("userUniqueId");
        return changed(staff, call, access -> partners.allowUser(broker, user, access));
    }

    private Work changed(Actor staff, Call call, Predicate<Access> change) {
        var access = call.body(AccessChange.class).access();
        return Work.ofStaff(
                        staff,
                        call,
                        now -> change.test(access)
                                ? Outcome.done(Answer.ok(Written.of(call, "access.changed")))
                                : Outcome.refused(ProblemCode.NOT_FOUND))
                .lastly(sessions::forgetRemembered);
    }
}
