package dev.lendport.callback;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this module together that come from the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallbackSettings.class)
class CallbackConfiguration {

    @Bean
    SecretBox secretBox(
            @Value("${lendport.secret-key}") String key, @Value("${lendport.data-folder}") String dataFolder) {
        return SecretBox.open(key, Path.of(dataFolder));
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
