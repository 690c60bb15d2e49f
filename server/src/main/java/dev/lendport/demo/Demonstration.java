package dev.lendport.demo;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Mode;
import dev.lendport.partner.Partners;
import dev.lendport.pricing.DemonstrationPrices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the demonstration lender and its partners before the server answers, and says what to try. What is there already
 * stays as it is.
 */
@Component
@ConditionalOnProperty("lendport.demo")
@DependsOnDatabaseInitialization
class Demonstration implements InitializingBean {
    private static final String NETWORK = "demo-network";
    private static final String NETWORK_SECRET = "demo-secret";
    private static final int ONLINE_BRANCH = 213;

    private static final DemoBroker FIRST = new DemoBroker(
            "11111111-1111-4111-8111-111111111111",
            "Demo Broker",
            "aaaaaaaa-1111-4111-8111-111111111111",
            "agent@demo-broker.example");
    private static final DemoBroker SECOND = new DemoBroker(
            "22222222-2222-4222-8222-222222222222",
            "Other Broker",
            "aaaaaaaa-2222-4222-8222-222222222222",
            "agent@other-broker.example");

    private static final String STAFF = "ops@lender.example";
    private static final String STAFF_PASSWORD = "demo-password";

    private final Partners partners;
    private final DemonstrationPrices prices;
    private volatile int port;

    Demonstration(Partners partners, DemonstrationPrices prices) {
        this.partners = partners;
        this.prices = prices;
    }

    private record DemoBroker(String id, String name, String userId, String username) {}

    @Override
    public void afterPropertiesSet() {
        if (!partners.networkExists(NETWORK)) {
            partners.addNetwork(NETWORK, "Demo network", NETWORK_SECRET);
            partners.addStaff(STAFF, STAFF_PASSWORD, List.of("operations", "approver", "admin"));
        }
        List.of(FIRST, SECOND).forEach(this::add);
        prices.load();
    }

    private void add(DemoBroker broker) {
        var id = new BrokerId(UUID.fromString(broker.id()));
        partners.addBroker(new Partners.NewBroker(id, NETWORK, broker.name(), Mode.SANDBOX, ONLINE_BRANCH));
        partners.addUser(id, UUID.fromString(broker.userId()), broker.username());
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void explain() {
        System.out.print(walkThrough("http://localhost:" + port));
        System.out.flush();
    }

    /** What to paste, for the server at an address. */
    static String walkThrough(String address) {
        try (var stream = Demonstration.class.getResourceAsStream("/demo/walk-through.txt")) {
            if (stream == null) {
                throw new IllegalStateException("missing /demo/walk-through.txt");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("http://localhost:8080", address);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
