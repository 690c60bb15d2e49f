package dev.lendport.http;

import dev.lendport.outcome.Json;
import tools.jackson.databind.json.JsonMapper;

/**
 * The half of the API that correspondents use: out portability of credit. Its paths have no common prefix, its JSON is
 * snake_case, the desk's that looks after its requests too, and its errors carry three members of their own.
 */
public final class OutPortability {
    private static final String[] ROOTS = {
        "/credit_transfer", "/credit_operations", "/upload", "/document", "/notification", "/mock"
    };

    /** What staff look after its requests by. */
    private static final String DESK = "/backoffice/portabilities";

    private OutPortability() {}

    /** How bodies are read and written on a path: problems alone are everywhere the same. */
    static JsonMapper mapper(String path) {
        return includes(path) || isBelow(DESK, path) ? Json.SNAKE : Json.MAPPER;
    }

    public static boolean includes(String path) {
        for (var root : ROOTS) {
            if (isBelow(root, path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
