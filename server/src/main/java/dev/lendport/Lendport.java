package dev.lendport;

import dev.lendport.database.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The process: a server, or one command beside it. */
@SpringBootApplication
@EnableScheduling
public class Lendport {

    public static void main(String[] arguments) {
        int exitCode = new Command(List.of(arguments), System.getenv()).run();
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /**
     * Starts the server. The database starts at the same time as the application is put together.
     *
     * @param properties override those of {@code application.yaml}, for example {@code server.port}
     */
    public static ConfigurableApplicationContext start(Map<String, Object> properties, String url, String dataFolder) {
        var database = CompletableFuture.supplyAsync(Database.claim(url, dataFolder));
        var application = new SpringApplication(Lendport.class);
        var settings = new HashMap<>(properties);
        settings.putIfAbsent("lendport.data-folder", dataFolder);
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("lendport", settings)));
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Database.class, () -> started(database)));
        try {
            return application.run();
        } catch (RuntimeException failed) {
            // Says what kept the database from starting rather than which bean could not be made.
            started(database).close();
            throw failed;
        }
    }

    private static Database started(CompletableFuture<Database> database) {
        try {
            return database.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
