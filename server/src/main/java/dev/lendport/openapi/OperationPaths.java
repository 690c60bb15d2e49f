package dev.lendport.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The operations by method and path: one step of a tree for each segment, a word before a placeholder, which is how
 * Spring MVC chooses an endpoint.
 */
final class OperationPaths {
    private final Map<String, Step> byMethod = new TreeMap<>();

    private static final class Step {
        private final Map<String, Step> words = new HashMap<>();
        private @Nullable Step placeholder;
        private @Nullable ApiOperation operation;

        Step next(String segment) {
            if (!segment.startsWith("{")) {
                return words.computeIfAbsent(segment, word -> new Step());
            }
            if (placeholder == null) {
                placeholder = new Step();
            }
            return placeholder;
        }

        @Nullable
        ApiOperation find(List<String> segments, int at) {
            if (at == segments.size()) {
                return operation;
            }
            var segment = segments.get(at);
            var word = words.get(segment);
            var found = word == null ? null : word.find(segments, at + 1);
            return found != null || placeholder == null || segment.isEmpty()
                    ? found
                    : placeholder.find(segments, at + 1);
        }
    }

    OperationPaths(Collection<ApiOperation> operations) {
        for (var operation : operations) {
            var step = byMethod.computeIfAbsent(operation.method(), method -> new Step());
            for (var segment : operation.path().substring(1).split("/", -1)) {
                step = step.next(segment);
            }
            if (step.operation != null) {
                throw new IllegalStateException(operation.id() + " and " + step.operation.id() + " have one path");
            }
            step.operation = operation;
        }
    }

    Routed route(HttpServletRequest request) {
        var path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
        // A HEAD is a GET whose body is left out.
        var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return route(method, path.pathWithinApplication());
    }

    Routed route(String method, PathContainer path) {
        var segments = segments(path);
        var found = find(method, segments);
        if (found != null) {
            return new Routed.To(found);
        }
        var others = new ArrayList<ApiOperation>();
        for (var other : byMethod.keySet()) {
            var operation = find(other, segments);
            if (operation != null) {
                others.add(operation);
            }
        }
        return others.isEmpty() ? new Routed.Nowhere() : new Routed.WrongMethod(List.copyOf(others));
    }

    private @Nullable ApiOperation find(String method, List<String> segments) {
        var tree = byMethod.get(method);
        return tree == null ? null : tree.find(segments, 0);
    }

    /** Decoded; two slashes together, and one at the end, have an empty one behind them, which no path has. */
    private static List<String> segments(PathContainer path) {
        var segments = new ArrayList<String>();
        var afterSlash = false;
        for (var element : path.elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                segments.add(segment.valueToMatch());
                afterSlash = false;
            } else {
                if (afterSlash) {
                    segments.add("");
                }
                afterSlash = true;
            }
        }
        if (afterSlash) {
            segments.add("");
        }
        return segments;
    }
}
