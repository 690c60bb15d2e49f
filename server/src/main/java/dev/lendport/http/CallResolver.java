package dev.lendport.http;

import com.networknt.schema.Schema;
import dev.lendport.openapi.ApiOperation;
import dev.lendport.openapi.OpenApi;
import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.Precondition;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The border: reads a request into a {@link Call}, or refuses it with a pointer for each thing that is wrong. */
final class CallResolver implements HandlerMethodArgumentResolver {
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern LENIENT = Pattern.compile("(^|[,;\\s])handling\\s*=\\s*\"?lenient\"?($|[,;\\s])");

    private static final byte[] UNREAD = {};

    private final OpenApi contract;
    private final int mostBodyBytes;

    CallResolver(OpenApi contract, int mostBodyBytes) {
        this.contract = contract;
        this.mostBodyBytes = mostBodyBytes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class;
    }

    @Override
    public Call resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory)
            throws IOException {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a servlet request");
        }
        var call = read(request);
        var response = webRequest.getNativeResponse(HttpServletResponse.class);
        if (!call.ignored().isEmpty() && response != null) {
            response.setHeader("Preference-Applied", "handling=lenient");
        }
        return call;
    }

    private Call read(HttpServletRequest request) throws IOException {
        var pattern = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        var operation = contract.find(method, pattern);
        if (operation == null) {
            throw new IllegalStateException("not in the contract: " + method + " " + pattern);
        }
        var errors = new ArrayList<FieldError>();
        var parameters = parameters(operation, request, errors);
        var raw = operation.readsJson() ? body(request) : UNREAD;
        var signed = SignedPayload.of(request);
        if (signed != null && operation.readsJson()) {
            SignedPayload.compare(signed, ContentHash.of(raw));
            signed = null;
        }
        var tree = parsed(raw);
        var ignored = new ArrayList<String>();
        if (operation.readsJson()) {
            checkBody(operation, tree, isLenient(request), errors, ignored);
        }
        if (!errors.isEmpty()) {
            throw new RefusedException(Refusal.invalid(errors));
        }
        return new Call(
                operation,
                Exchange.of(request),
                parameters,
                tree,
                List.copyOf(ignored),
                new Call.Headers(
                        operation.takesKey() ? idempotency(request, raw) : null,
                        Precondition.of(request.getHeader("If-Match")),
                        signed));
    }

    private static Call.@Nullable Idempotency idempotency(HttpServletRequest request, byte[] raw) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (!IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw new RefusedException(Refusal.of(ProblemCode.INVALID_IDEMPOTENCY_KEY));
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return new Call.Idempotency(key, HexFormat.of().formatHex(digest.digest(raw)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, JsonNode> parameters(
            ApiOperation operation, HttpServletRequest request, List<FieldError> errors) {
        @SuppressWarnings("unchecked")
        var pathVariables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var found = new LinkedHashMap<String, JsonNode>();
        for (var parameter : operation.parameters()) {
            var pointer = "/" + parameter.name();
            var values = parameter.in().equals("path")
                    ? new String[] {pathVariables.getOrDefault(parameter.name(), "")}
                    : request.getParameterValues(parameter.name());
            if (values == null) {
                if (parameter.required()) {
                    errors.add(FieldError.of(pointer, "required"));
                }
            } else if (values.length > 1) {
                errors.add(FieldError.of(pointer, "repeated_parameter"));
            } else {
                var value = typed(values[0], parameter.type());
                var wrong = wrong(value, parameter, pointer);
                if (parameter.in().equals("path")
                        && wrong.stream().anyMatch(error -> error.code().equals("not_allowed"))) {
                    // A name in the path that is none of those there are: the path leads nowhere.
                    throw new RefusedException(Refusal.of(ProblemCode.NOT_FOUND));
                }
                errors.addAll(wrong);
                found.put(parameter.name(), value);
            }
        }
        request.getParameterMap().keySet().stream()
                .filter(name -> operation.parameters().stream()
                        .noneMatch(known ->
                                known.in().equals("query") && known.name().equals(name)))
                .forEach(name -> errors.add(FieldError.of("/" + SchemaErrors.escaped(name), "unknown_parameter")));
        return found;
    }

    private static List<FieldError> wrong(JsonNode value, ApiOperation.Parameter parameter, String pointer) {
        var unsafe = new ArrayList<FieldError>();
        SchemaErrors.unsafeValues(value, pointer, unsafe);
        return unsafe.isEmpty()
                ? SchemaErrors.of(parameter.schema(), value, pointer).toList()
                : unsafe;
    }

    /** A value that is not of its type stays text, and its schema refuses it. */
    private static JsonNode typed(String value, ApiOperation.Parameter.Type type) {
        var nodes = JsonNodeFactory.instance;
        try {
            return switch (type) {
                case INTEGER -> value.length() > 20 ? nodes.stringNode(value) : nodes.numberNode(new BigInteger(value));
                case NUMBER -> value.length() > 40 ? nodes.stringNode(value) : nodes.numberNode(new BigDecimal(value));
                case BOOLEAN ->
                    switch (value) {
                        case "true" -> nodes.booleanNode(true);
                        case "false" -> nodes.booleanNode(false);
                        default -> nodes.stringNode(value);
                    };
                case TEXT -> nodes.stringNode(value);
            };
        } catch (NumberFormatException notNumeric) {
            return nodes.stringNode(value);
        }
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > mostBodyBytes) {
            throw new RefusedException(Refusal.of(ProblemCode.TOO_LARGE, mostBodyBytes));
        }
        var bytes = request.getInputStream().readNBytes(mostBodyBytes + 1);
        if (bytes.length > mostBodyBytes) {
            throw new RefusedException(Refusal.of(ProblemCode.TOO_LARGE, mostBodyBytes));
        }
        return bytes;
    }

    /** Null when there is nothing but white space. */
    private static @Nullable JsonNode parsed(byte[] raw) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
            var tree = Json.MAPPER.readTree(text.toString());
            return tree.isMissingNode() ? null : tree;
        } catch (CharacterCodingException broken) {
            throw malformed("UTF-8", "");
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw malformed(at == null ? "" : at.getLineNr() + ":" + at.getColumnNr(), pointer(broken));
        } catch (NumberFormatException tooLarge) {
            // The parser's own limit: an exponent that does not fit an int.
            throw malformed("1E…", "");
        }
    }

    private static RefusedException malformed(String where, String pointer) {
        return new RefusedException(
                Refusal.of(ProblemCode.MALFORMED_JSON, where).withErrors(List.of(FieldError.of(pointer, "malformed"))));
    }

    /** How far reading got. */
    private static String pointer(JacksonException broken) {
        return broken.processor() instanceof JsonParser parser && parser.streamReadContext() != null
                ? parser.streamReadContext().pathAsPointer().toString()
                : "";
    }

    /**
     * Compares a body with the contract.
     *
     * @param lenient whether unknown fields are ignored instead of refused
     */
    static void checkBody(
            ApiOperation operation,
            @Nullable JsonNode tree,
            boolean lenient,
            List<FieldError> errors,
            List<String> ignored) {
        Schema schema = operation.body();
        if (tree == null) {
            if (operation.bodyRequired()) {
                errors.add(FieldError.of("", "required"));
            }
            return;
        }
        if (schema == null) {
            // An operation without a body bears an empty object, and nothing else.
            if (!tree.isObject()) {
                errors.add(FieldError.of("", "wrong_type", "object"));
            }
            tree.propertyNames()
                    .forEach(name -> errors.add(FieldError.of("/" + SchemaErrors.escaped(name), "unknown_field")));
            return;
        }
        SchemaErrors.unsafeValues(tree, "", errors);
        if (!errors.isEmpty()) {
            return;
        }
        for (var error : SchemaErrors.of(schema, tree, "").toList()) {
            if (lenient && error.code().equals("unknown_field")) {
                remove(tree, error.pointer());
                ignored.add(error.pointer());
            } else {
                errors.add(error);
            }
        }
    }

    private static boolean isLenient(HttpServletRequest request) {
        return LENIENT.matcher(String.join(",", Collections.list(request.getHeaders("Prefer")))
                        .toLowerCase(Locale.ROOT))
                .find();
    }

    private static void remove(JsonNode tree, String pointer) {
        var last = pointer.lastIndexOf('/');
        if (tree.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(last + 1).replace("~1", "/").replace("~0", "~"));
        }
    }
}
