package dev.lendport.document;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Chooses where documents lie, and who scans them. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    DocumentStore documentStore(Environment environment, @Value("${lendport.data-folder}") String dataFolder) {
        return new StoreSettings(name -> environment.getProperty("lendport.documents." + name, ""), Path.of(dataFolder))
                .chosen();
    }

    @Bean
    ScannerSettings scannerSettings(
            @Value("${lendport.documents.scanner.address}") String address,
            @Value("${lendport.documents.scanner.timeout}") Duration timeout,
            @Value("${lendport.documents.scanner.largest-bytes}") long largestBytes,
            @Value("${lendport.documents.scanner.look-every}") Duration lookEvery,
            @Value("${lendport.documents.scanner.at-once}") int atOnce) {
        return new ScannerSettings(address, timeout, largestBytes, lookEvery, atOnce);
    }

    @Bean
    VirusScanner virusScanner(ScannerSettings settings) {
        return settings.isOn() ? new ClamdScanner(settings) : new VirusScanner.None();
    }
}
