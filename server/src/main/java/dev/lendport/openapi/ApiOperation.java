package dev.lendport.openapi;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract.
 *
 * @param path with its placeholders as the contract writes them
 * @param takesKey whether an {@code Idempotency-Key} means something to it
 * @param roles who may call it, of which one is enough: {@value #PUBLIC}, {@code broker}, or roles of staff
 * @param body what a request body must look like; null when the operation takes none
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        boolean takesKey,
        Set<String> roles,
        @Nullable Schema body,
        boolean bodyRequired,
        Set<String> mediaTypes) {

    /** The role that everybody has, signed in or not. */
    public static final String PUBLIC = "public";

    /** A query or path parameter and the schema of its value. */
    public record Parameter(String name, String in, boolean required, Type type, Schema schema) {
        public enum Type {
            INTEGER,
            NUMBER,
            BOOLEAN,
            TEXT
        }
    }

    /** Whether a body can but be JSON and is read as such; an endpoint reads any other one itself. */
    public boolean readsJson() {
        return mediaTypes.stream().allMatch(type -> type.endsWith("json"));
    }

    String key() {
        return method + " " + path;
    }
}
