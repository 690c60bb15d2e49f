package dev.lendport.http;

/**
 * The half of the API that correspondents use: out portability of credit. Its paths have no common prefix, its JSON is
 * snake_case, and its errors carry three members of their own.
 */
public final class OutPortability {
    private static final String[] ROOTS = {
        "/credit_transfer", "/credit_operations", "/upload", "/document", "/notification", "/mock"
    };

    private OutPortability() {}

    public static boolean includes(String path) {
        for (var root : ROOTS) {
            if (path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/')) {
                return true;
            }
        }
        return false;
    }
}
