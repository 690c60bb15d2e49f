package dev.lendport.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where clients reach this server. Configured where a proxy stands before it; otherwise the scheme and host that the
 * request itself came to, since headers like {@code X-Forwarded-Host} are anybody's to send.
 */
@Component
public class PublicAddress {
    private final String configured;

    PublicAddress(@Value("${lendport.public-url}") String configured) {
        this.configured = configured.strip().replaceAll("/+$", "");
        if (!this.configured.matches("(https?://\\S+)?")) {
            throw new IllegalArgumentException("LENDPORT_PUBLIC_URL must be an http or https address: " + configured);
        }
    }

    /** The absolute address of a path, which may have a query. */
    public String of(HttpServletRequest request, String path) {
        return (configured.isEmpty() ? origin(request) : configured) + path;
    }

    private static String origin(HttpServletRequest request) {
        try {
            var requested = new URI(request.getRequestURL().toString());
            return requested.getScheme() + "://" + requested.getRawAuthority();
        } catch (URISyntaxException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
