package dev.lendport.upload;

import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Json;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A form as a JSON object. The member with the file is decoded while it is read. */
final class JsonForm {
    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_TEXT = 16 * 1024;
    /** Texts beside the file are short; the file is never a text here. */
    private static final JsonMapper SHORT_TEXTS = Json.withTexts(LONGEST_TEXT);

    private JsonForm() {}

    static FormBody.Form read(InputStream body, FormBody.Fields expected, OutputStream file) throws IOException {
        var fields = Json.MAPPER.createObjectNode();
        try (var parser = SHORT_TEXTS.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw FormBody.invalid("", parser.currentToken() == null ? "required" : "wrong_type", "object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser, expected, fields, file);
            }
            if (parser.nextToken() != null) {
                throw malformed(parser);
            }
        } catch (JacksonIOException broken) {
            throw broken.getCause();
        } catch (JacksonException broken) {
            throw malformed(broken);
        }
        return new FormBody.Form(fields, null);
    }

    private static void member(JsonParser parser, FormBody.Fields expected, ObjectNode fields, OutputStream file) {
        var name = parser.currentName();
        var value = parser.nextToken();
        if (fields.size() >= MOST_FIELDS) {
            throw FormBody.invalid("", "too_many_fields", MOST_FIELDS);
        }
        if (name.equals(expected.file()) && value == JsonToken.VALUE_STRING) {
            decode(parser, name, file);
            fields.put(name, "");
        } else {
            fields.set(name, value(parser, name));
        }
    }

    private static JsonNode value(JsonParser parser, String name) {
        var isText = parser.currentToken() == JsonToken.VALUE_STRING;
        try {
            return parser.readValueAsTree();
        } catch (StreamConstraintsException beyond) {
            throw isText ? FormBody.invalid("/" + SchemaErrors.escaped(name), "too_long", LONGEST_TEXT) : beyond;
        }
    }

    private static void decode(JsonParser parser, String name, OutputStream file) {
        try {
            parser.readBinaryValue(file);
        } catch (JacksonIOException | UnexpectedEndOfInputException broken) {
            throw broken;
        } catch (JacksonException notBase64) {
            throw FormBody.invalid("/" + name, "not_base64");
        }
    }

    private static RefusedException malformed(JacksonException broken) {
        return broken.processor() instanceof JsonParser parser
                ? malformed(parser)
                : new RefusedException(Refusal.of(ProblemCode.MALFORMED_JSON, ""));
    }

    private static RefusedException malformed(JsonParser parser) {
        var at = parser.currentLocation();
        return new RefusedException(Refusal.of(ProblemCode.MALFORMED_JSON, at.getLineNr() + ":" + at.getColumnNr())
                .withErrors(List.of(FieldError.of("", "malformed"))));
    }
}
