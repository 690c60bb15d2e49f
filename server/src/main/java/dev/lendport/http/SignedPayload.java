package dev.lendport.http;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the signature of a request says of its body. The filter that checks the signature sets it; whoever reads the
 * body compares it, and no write begins before somebody has.
 */
public final class SignedPayload {
    private static final String ATTRIBUTE = SignedPayload.class.getName();

    private SignedPayload() {}

    /**
     * Binds the request to a body.
     *
     * @param md5 hexadecimal, of the bytes
     */
    public static void expect(HttpServletRequest request, String md5) {
        request.setAttribute(ATTRIBUTE, md5.toLowerCase(Locale.ROOT));
    }

    /** The MD5 that the body has to have; null when the request is not signed. */
    static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    static void compare(@Nullable String signed, ContentHash body) {
        if (signed != null && !signed.equals(body.md5())) {
            throw new RefusedException(Refusal.of(ProblemCode.SIGNATURE_MISMATCH)
                    .withErrors(List.of(FieldError.of("/payload_md5", "differs"))));
        }
    }
}
