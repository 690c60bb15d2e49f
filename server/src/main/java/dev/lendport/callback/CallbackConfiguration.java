package dev.lendport.callback;

import dev.lendport.secret.SecretBox;
import dev.lendport.secret.ServerKey;
import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this module together that come from the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackSettings.class)
class CallbackConfiguration {

    @Bean
    SecretBox secretBox(ServerKey key) {
        return new SecretBox(key);
    }

    @Bean
    Couriers couriers(CallbackSettings settings) {
        return new Couriers(settings, InetAddress::getAllByName);
    }

    @Bean
    RetrySchedule retrySchedule(CallbackSettings settings) {
        return new RetrySchedule(settings, () -> ThreadLocalRandom.current().nextLong());
    }
}
