package dev.lendport.callback;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Paging;
import dev.lendport.http.Version;
import dev.lendport.http.Work;
import dev.lendport.http.Written;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.taxonomy.CurrentTaxonomies;
import dev.lendport.taxonomy.TaxonomyList;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Where a partner wants to be told. */
@Controller
class ReceiverEndpoints {
    private static final String CALLBACKS = "/v1/partners/{partnerUniqueID}/callbacks";
    private static final String CALLBACK = CALLBACKS + "/{notificationType}";

    private final ChangeReceiver changeReceiver;
    private final Receivers receivers;
    private final CurrentTaxonomies taxonomies;

    ReceiverEndpoints(ChangeReceiver changeReceiver, Receivers receivers, CurrentTaxonomies taxonomies) {
        this.changeReceiver = changeReceiver;
        this.receivers = receivers;
        this.taxonomies = taxonomies;
    }

    record CallbackUpdate(@Nullable String callbackUrl) {}

    record Echo(
            int notificationTypeID,
            @Nullable UUID processUniqueId,
            @Nullable UUID simulationUniqueId,
            @Nullable UUID receivedPortabilityKey) {}

    record Secret(String signingSecret) {}

    record Requested(UUID deliveryUniqueID) {}

    record Listed(
            int notificationTypeID,
            String notificationTypeDescription,
            String callbackUrl,
            String status,
            @Nullable String disabledReason,
            @Nullable Instant failingSince,
            @Nullable Instant lastDeliveryDate) {}

    record CallbackList(int totalCount, int count, List<Listed> listCallbacks) {}

    @GetMapping(path = CALLBACKS, produces = Answer.JSON)
    Work list(Caller caller, Call call) {
        int offset = call.integer("offset").orElse(0);
        int limit = call.integer("limit").orElse(Paging.DEFAULT_SIZE);
        return Work.read(
                caller,
                call,
                now -> own(caller, call).map(partner -> {
                    var all = receivers.list(caller);
                    var shown = all.stream()
                            .skip(offset)
                            .limit(limit)
                            .map(receiver -> listed(receiver, call))
                            .toList();
                    return Answer.ok(new CallbackList(all.size(), shown.size(), shown));
                }));
    }

    @PutMapping(path = CALLBACK, consumes = Answer.JSON, produces = Answer.JSON)
    Work update(Caller caller, Call call) {
        var url = String.valueOf(call.body(CallbackUpdate.class).callbackUrl());
        int type = type(call);
        return Work.write(
                caller,
                call,
                now -> own(caller, call)
                        .then(partner -> changeReceiver.register(caller, now, type, url, call.ifMatch()))
                        .map(registered -> answer(caller, call, type, registered)));
    }

    private static Answer answer(Caller caller, Call call, int type, ChangeReceiver.Registered registered) {
        var secret = registered.secret();
        var answer = secret == null
                ? Answer.ok(Written.of(call, "callback.updated"))
                : Answer.created(
                        "/v1/partners/" + caller.broker() + "/callbacks/" + type,
                        Written.of(call, "callback.registered", new Secret(secret.text())));
        return answer.version(new Version(registered.version(), call.language()));
    }

    @DeleteMapping(path = CALLBACK, produces = Answer.JSON)
    Work delete(Caller caller, Call call) {
        var url = call.body(CallbackUpdate.class).callbackUrl();
        return Work.write(
                caller,
                call,
                now -> own(caller, call)
                        .then(partner -> changeReceiver.remove(caller, now, type(call), url, call.ifMatch()))
                        .map(removed -> Answer.ok(Written.of(call, "callback.removed"))));
    }

    @PostMapping(path = CALLBACK + "/rotate-secret", produces = Answer.JSON)
    Work rotate(Caller caller, Call call) {
        return Work.write(
                caller,
                call,
                now -> own(caller, call)
                        .then(partner -> changeReceiver.rotate(caller, now, type(call), call.ifMatch()))
                        .map(rotated -> Answer.ok(Written.of(
                                        call,
                                        "callback.secret_rotated",
                                        new Secret(rotated.newSecret().text())))
                                .version(new Version(rotated.version(), call.language()))));
    }

    @PostMapping(path = CALLBACKS + "/echo", consumes = Answer.JSON, produces = Answer.JSON)
    Work echo(Caller caller, Call call) {
        var echo = call.body(Echo.class);
        return Work.write(
                caller,
                call,
                now -> own(caller, call)
                        .then(partner -> changeReceiver.echo(caller, now, echo))
                        .map(id -> Answer.of(202, Written.of(call, "callback.echoed", new Requested(id)))));
    }

    private static int type(Call call) {
        return call.integer("notificationType").orElseThrow();
    }

    /** Another partner's callbacks are unknown. */
    private static Outcome<UUID> own(Caller caller, Call call) {
        var partner = call.id("partnerUniqueID");
        return partner.equals(caller.broker().value())
                ? Outcome.done(partner)
                : Outcome.refused(Refusal.of(ProblemCode.NOT_FOUND));
    }

    private Listed listed(Receivers.Listed receiver, Call call) {
        return new Listed(
                receiver.notificationTypeId(),
                taxonomies
                        .now()
                        .description(TaxonomyList.NOTIFICATION_TYPES, receiver.notificationTypeId(), call.language()),
                receiver.url(),
                receiver.state(),
                receiver.disabledReason(),
                receiver.failingSince(),
                receiver.lastDeliveryAt());
    }
}
