package dev.lendport.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.TestServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The border and Spring MVC take a request for the same operation, or who may call it would be asked of another. */
class OperationPathsTest {
    private static final List<ApiOperation> OPERATIONS =
            List.copyOf(TestServer.bean(OpenApi.class).operations());
    private static final OperationPaths PATHS = new OperationPaths(OPERATIONS);

    @Test
    void every_path_leads_where_spring_mvc_leads() {
        for (var path : paths()) {
            for (var method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
                var container = PathContainer.parsePath(path);
                var found = PATHS.route(method, container) instanceof Routed.To(var operation)
                        ? Optional.of(operation.path())
                        : Optional.empty();
                assertThat(found).as(method + " " + path).isEqualTo(bySpring(method, container));
            }
        }
    }

    @Test
    void what_is_encoded_is_the_same_path_and_a_slash_at_the_end_is_another() {
        assertThat(PATHS.route("GET", PathContainer.parsePath("/v1/%65vents"))).isInstanceOf(Routed.To.class);
        assertThat(PATHS.route("GET", PathContainer.parsePath("/v1/events/"))).isInstanceOf(Routed.Nowhere.class);
        assertThat(PATHS.route("GET", PathContainer.parsePath("/v1/EVENTS"))).isInstanceOf(Routed.Nowhere.class);
        assertThat(PATHS.route("GET", PathContainer.parsePath("/"))).isInstanceOf(Routed.Nowhere.class);
        assertThat(PATHS.route("GET", PathContainer.parsePath("/v1/simulations/")))
                .isInstanceOf(Routed.Nowhere.class);
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        assertThat(PATHS.route("DELETE", PathContainer.parsePath("/v1/simulations")))
                .isInstanceOfSatisfying(
                        Routed.WrongMethod.class,
                        wrong -> assertThat(wrong.allow()).isEqualTo("GET, POST"));
    }

    /** Every path of the contract, its placeholders filled with an id and with every word of the contract. */
    private static Set<String> paths() {
        var words = new TreeSet<String>(Set.of("7c9e2f4b-1a6d-4e83-a5f0-2b8d9c0e1f34", "", "%2e%2e", "a;b=c"));
        OPERATIONS.forEach(
                operation -> words.addAll(List.of(operation.path().substring(1).split("/", -1))));
        words.removeIf(word -> word.startsWith("{"));
        var paths = new TreeSet<String>();
        for (var operation : OPERATIONS) {
            words.forEach(word -> paths.add(operation.path().replaceAll("\\{[^}]+}", word)));
            words.forEach(word ->
                    paths.add(operation.path().replaceFirst("\\{[^}]+}", word).replaceAll("\\{[^}]+}", "x")));
        }
        return paths;
    }

    private static Optional<String> bySpring(String method, PathContainer path) {
        var matching = new ArrayList<PathPattern>();
        for (var operation : OPERATIONS) {
            var pattern = PathPatternParser.defaultInstance.parse(operation.path());
            if (operation.method().equals(method) && pattern.matches(path)) {
                matching.add(pattern);
            }
        }
        return matching.stream().min(Comparator.naturalOrder()).map(PathPattern::getPatternString);
    }
}
