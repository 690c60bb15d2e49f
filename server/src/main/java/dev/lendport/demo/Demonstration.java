package dev.lendport.demo;

import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Mode;
import dev.lendport.credit.DemonstrationContracts;
import dev.lendport.partner.Partners;
import dev.lendport.pricing.DemonstrationPrices;
import dev.lendport.rulebook.DemonstrationRulebook;
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

    private static final DemoBroker CORRESPONDENT = new DemoBroker(
            "33333333-3333-4333-8333-333333333333",
            "Demo Corban",
            "aaaaaaaa-3333-4333-8333-333333333333",
            "backoffice@demo-corban.example");

    private static final String STAFF = "ops@lender.example";
    private static final String STAFF_PASSWORD = "demo-password";

    private final Partners partners;
    private final DemonstrationPrices prices;
    private final DemonstrationRulebook rulebook;
    private final DemonstrationContracts contracts;
    private volatile int port;

    Demonstration(
            Partners partners,
            DemonstrationPrices prices,
            DemonstrationRulebook rulebook,
            DemonstrationContracts contracts) {
        this.partners = partners;
        this.prices = prices;
        this.rulebook = rulebook;
        this.contracts = contracts;
    }

    private record DemoBroker(String id, String name, String userId, String username) {
        BrokerId brokerId() {
            return new BrokerId(UUID.fromString(id));
        }
    }

    @Override
    public void afterPropertiesSet() {
        if (!partners.networkExists(NETWORK)) {
            partners.addNetwork(NETWORK, "Demo network", NETWORK_SECRET);
            partners.addStaff(STAFF, STAFF_PASSWORD, List.of("operations", "approver", "admin"));
        }
        List.of(FIRST, SECOND, CORRESPONDENT).forEach(this::add);
        prices.load();
        rulebook.load();
        contracts.load(CORRESPONDENT.brokerId());
    }

    private void add(DemoBroker broker) {
        var id = broker.brokerId();
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
        var address = "http://localhost:" + port;
        System.out.println(walkThrough(Story.MORTGAGE, address));
        System.out.print(walkThrough(Story.PORTABILITY, address));
        System.out.flush();
    }

    /** What can be played. */
    enum Story {
        MORTGAGE("/demo/walk-through.txt"),
        PORTABILITY("/demo/portability.txt");

        private final String resource;

        Story(String resource) {
            this.resource = resource;
        }
    }

    /** What to paste, for the server at an address. */
    static String walkThrough(Story story, String address) {
        try (var stream = Demonstration.class.getResourceAsStream(story.resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + story.resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("http://localhost:8080", address);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
