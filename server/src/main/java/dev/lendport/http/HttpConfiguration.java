package dev.lendport.http;

import dev.lendport.openapi.CodeLists;
import dev.lendport.openapi.OpenApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the shared parts into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    OpenApi contract(CodeLists codeLists) {
        return OpenApi.load(codeLists);
    }

    @Bean
    FilterRegistrationBean<ExchangeFilter> exchangeFilter(MeterRegistry meters) {
        var registration = new FilterRegistrationBean<>(new ExchangeFilter(meters));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ContainerProblemValve()));
    }

    @Bean
    WebMvcConfigurer exchangeMvc(
            OpenApi contract, @Value("${lendport.body-limit-bytes}") int mostBodyBytes, Reads reads, Writes writes) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallResolver(contract, mostBodyBytes));
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new AnswerWriter());
                handlers.add(new WorkHandler(reads, writes));
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/docs/**")
                        .addResourceLocations(
                                "classpath:/docs/", "classpath:/META-INF/resources/webjars/swagger-ui/5.32.1/")
                        .setCachePeriod(3600);
            }
        };
    }
}
