package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lendport.openapi.ApiOperation;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The contract, the endpoints and the end-to-end tests list the same operations. */
class ContractCoverageTest {

    @Test
    void every_operation_has_an_endpoint_and_every_endpoint_an_operation() {
        var endpoints = new TreeSet<String>();
        TestServer.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().startsWith("dev.lendport")) {
                mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> endpoints.add(verb + " " + path)));
            }
        });
        endpoints.removeIf(endpoint -> endpoint.startsWith("GET /docs") || endpoint.startsWith("GET /contract"));

        var operations = new TreeSet<String>();
        TestServer.watch()
                .operations()
                .forEach(operation -> operations.add(operation.method() + " " + operation.path()));
        assertThat(endpoints).isEqualTo(operations);
    }

    @Test
    void every_operation_has_an_end_to_end_class() {
        var covered = new TreeSet<String>();
        new ClassFileImporter()
                .importPackages("dev.lendport").stream()
                        .filter(type -> type.isAnnotatedWith(Covers.class))
                        .forEach(type -> covered.add(
                                type.getAnnotationOfType(Covers.class).value()));

        var operations = new TreeSet<String>();
        TestServer.watch().operations().stream().map(ApiOperation::id).forEach(operations::add);
        assertThat(covered).isEqualTo(operations);
    }
}
