package dev.lendport.secret;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the secret in the settings, or in the data folder. */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    @Bean
    ServerKey serverKey(
            @Value("${lendport.secret-key}") String key, @Value("${lendport.data-folder}") String dataFolder) {
        return ServerKey.open(key, Path.of(dataFolder));
    }
}
