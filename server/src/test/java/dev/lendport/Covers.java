package dev.lendport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The operation of the contract that an end-to-end class is for; it fails when the class never called it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(Covers.Check.class)
public @interface Covers {
    /** The operationId. */
    String value();

    /** Runs after the class. */
    final class Check implements AfterAllCallback {
        @Override
        public void afterAll(ExtensionContext context) {
            var operation =
                    context.getRequiredTestClass().getAnnotation(Covers.class).value();
            if (!TestServer.watch().saw(operation)) {
                throw new AssertionError(context.getDisplayName() + " never called " + operation);
            }
        }
    }
}
