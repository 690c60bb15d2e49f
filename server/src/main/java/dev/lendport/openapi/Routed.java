package dev.lendport.openapi;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the contract has for a request, by its method and path. */
public sealed interface Routed {

    /** Its operation, and who may call it. */
    record To(ApiOperation operation) implements Routed {}

    /** Nothing of this method at a path that has others. */
    record WrongMethod(List<ApiOperation> others) implements Routed {
        /** The methods that the path has, as {@code Allow} names them. */
        public String allow() {
            return others.stream().map(ApiOperation::method).collect(Collectors.joining(", "));
        }

        /** Everybody who may call one of the others. */
        public Set<String> roles() {
            return others.stream()
                    .flatMap(operation -> operation.roles().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    record Nowhere() implements Routed {}
}
