package dev.lendport.partner;

import dev.lendport.http.Problems;
import dev.lendport.openapi.OpenApi;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A lean chain: one filter of ours, the exception translation and the authorization. What a browser application would
 * need besides (sessions, CSRF, saved requests, anonymous users, headers per request) is off: it doubles the cost of a
 * request and guards nothing here.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final int BCRYPT_STRENGTH = 10;

    @Bean
    PasswordEncoder passwordEncoder() {
        return encoder();
    }

    static PasswordEncoder encoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (request, response, rejected) -> Problems.write(Refusal.invalid(List.of()), request, response);
    }

    /** Without it every filter of the chain is wrapped, and times itself for nobody. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Health and metrics answer on the management port only. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        lean(http);
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, Sessions sessions, SignedRequests signedRequests, OpenApi contract) {
        lean(http);
        return http.authorizeHttpRequests(requests -> requests
                        // The contract itself, and the pages that show it.
                        .requestMatchers("/docs", "/docs/**", "/contract/openapi.yaml")
                        .permitAll()
                        .anyRequest()
                        .access(new Admission(contract)))
                .addFilterBefore(new SessionFilter(sessions, signedRequests), AuthorizationFilter.class)
                .build();
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SignedInResolver());
            }
        };
    }

    private static void lean(HttpSecurity http) {
        http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, cause) ->
                                Problems.write(Refusal.of(ProblemCode.UNAUTHENTICATED), request, response))
                        .accessDeniedHandler(SecurityConfiguration::denied));
    }

    private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        var why = cause instanceof AuthorizationDeniedException denied
                        && denied.getAuthorizationResult() instanceof Admission.Denied known
                ? known
                : Admission.Denied.NOT_ALLOWED;
        if (!why.allow().isEmpty()) {
            response.setHeader("Allow", why.allow());
        }
        Problems.write(Refusal.of(why.code()), request, response);
    }
}
