package dev.lendport.http;

import dev.lendport.caller.Instants;
import dev.lendport.openapi.ApiOperation;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Outcome;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One call of an operation of the contract, already checked against it: parameters and body have the shape that the
 * contract gives them.
 *
 * @param parameters of path and query, by name
 * @param ignored JSON pointers of the fields that were left out under {@code Prefer: handling=lenient}
 */
public record Call(
        ApiOperation operation,
        Exchange exchange,
        Map<String, JsonNode> parameters,
        @Nullable JsonNode tree,
        List<String> ignored,
        Headers headers) {

    /**
     * The headers that every operation understands.
     *
     * @param payloadMd5 what the signature of the request says of a body that nobody has read yet
     */
    public record Headers(
            @Nullable Idempotency idempotency,
            Precondition ifMatch,
            @Nullable String payloadMd5) {}

    /**
     * An {@code Idempotency-Key} and what it was sent with.
     *
     * @param requestHash hexadecimal; equal when path and body are the same to the byte
     */
    public record Idempotency(String key, String requestHash) {}

    public Language language() {
        return exchange.language();
    }

    public Precondition ifMatch() {
        return headers.ifMatch();
    }

    /**
     * The same call with a body that the endpoint has read itself: an {@code Idempotency-Key} is for that body alone, and
     * so is the signature of a signed request. {@link RefusedException} when it was made for another body.
     *
     * @param hash of the body; of a form with a file, the file's
     */
    public Call withContent(ContentHash hash) {
        SignedPayload.compare(headers.payloadMd5(), hash);
        var idempotency = headers.idempotency();
        var whole = idempotency == null
                ? null
                : new Idempotency(idempotency.key(), idempotency.requestHash() + ":" + hash.sha256());
        return new Call(operation, exchange, parameters, tree, ignored, new Headers(whole, headers.ifMatch(), null));
    }

    /**
     * The same call with a form that the endpoint has read itself, checked against the contract; {@link RefusedException}
     * for what does not fit.
     *
     * @param fields all but the file
     * @param file null when the form had none
     */
    public Call withForm(JsonNode fields, @Nullable ContentHash file) {
        var errors = new ArrayList<FieldError>();
        CallResolver.checkBody(operation, fields, false, errors, new ArrayList<>());
        if (!errors.isEmpty()) {
            throw new RefusedException(Refusal.invalid(errors));
        }
        var written = Json.MAPPER.writeValueAsBytes(fields);
        var call = withContent(ContentHash.of(written));
        return new Call(operation, exchange, parameters, fields, ignored, call.headers)
                .withContent(file == null ? ContentHash.of(new byte[0]) : file);
    }

    /** What it is answered for an outcome. */
    public Answer answer(Outcome<Answer> outcome) {
        return switch (outcome) {
            case Outcome.Done<Answer>(Answer answer) -> answer;
            case Outcome.Refused<Answer>(var refusal) -> Problems.answer(refusal, exchange);
        };
    }

    /** The body as a record; its required fields are there, its values are within the contract's limits. */
    public <T> T body(Class<T> type) {
        return OutPortability.mapper(operation.path()).treeToValue(tree(), type);
    }

    /** The body as it came, less what was ignored. */
    @Override
    public JsonNode tree() {
        return tree == null ? Json.MAPPER.createObjectNode() : tree;
    }

    public UUID id(String name) {
        return UUID.fromString(value(name).stringValue());
    }

    public Optional<String> text(String name) {
        return value(name).isMissingNode()
                ? Optional.empty()
                : Optional.of(value(name).stringValue());
    }

    public Optional<Integer> integer(String name) {
        return value(name).isMissingNode()
                ? Optional.empty()
                : Optional.of(value(name).intValue());
    }

    public Optional<BigDecimal> decimal(String name) {
        return value(name).isMissingNode()
                ? Optional.empty()
                : Optional.of(value(name).decimalValue());
    }

    /** A place in a feed. */
    public Optional<Long> position(String name) {
        return value(name).isMissingNode()
                ? Optional.empty()
                : Optional.of(value(name).longValue());
    }

    /** The end of a period: the first moment after an instant, or after a date in the zone. */
    public Optional<Instant> instantAfter(String name, ZoneId zone) {
        return text(name).map(value -> Instants.after(value, zone));
    }

    /** An instant, or the first moment of a date in the zone. */
    public Optional<Instant> instant(String name, ZoneId zone) {
        return text(name).map(value -> Instants.parse(value, zone));
    }

    private JsonNode value(String name) {
        return parameters.getOrDefault(name, MissingNode.getInstance());
    }
}
