package dev.lendport.document;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where documents lie. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    DocumentStore documentStore(
            @Value("${lendport.documents.folder}") String folder, @Value("${lendport.data-folder}") String dataFolder) {
        return new FolderStore(folder.isBlank() ? Path.of(dataFolder).resolve("documents") : Path.of(folder.strip()));
    }
}
