package dev.lendport.credit;

import com.networknt.schema.Schema;
import dev.lendport.openapi.OpenApi;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a line of an import has to be: what the wire contract wants of a single registration. */
@Component
class ImportSchema {
    private final Schema schema;

    ImportSchema(OpenApi contract) {
        var register = Objects.requireNonNull(contract.find("POST", "/credit_operations"));
        schema = Objects.requireNonNull(register.body());
    }

    Schema ofOneOperation() {
        return schema;
    }
}
