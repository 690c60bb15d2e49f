package dev.lendport.taxonomy;

import dev.lendport.openapi.CodeLists;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The code lists as they are now. Brings the base data in at start, then looks at one row every half second, so that
 * every node shows an import about a second after its commit.
 *
 * <p>What is valid now is decided by the day in Portugal, also for a sandbox broker with a clock of its own: the lists are
 * the lender's settings, not part of anybody's case.
 */
@Component
@DependsOnDatabaseInitialization
public class CurrentTaxonomies implements CodeLists {
    private static final Logger log = LoggerFactory.getLogger(CurrentTaxonomies.class);
    private static final long POLL_MILLISECONDS = 500;

    private final DataSource dataSource;
    private volatile Known known;

    private record Known(Taxonomies taxonomies, LocalDate today) {}

    CurrentTaxonomies(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        try (var connection = dataSource.getConnection()) {
            TaxonomyStore.loadBase(connection, BaseTaxonomies.onClassPath());
            var today = TaxonomyStore.state(connection).today();
            this.known = new Known(TaxonomyStore.read(connection), today);
        }
    }

    /** The newest snapshot. Take it once for each request, so that all of the request sees the same lists. */
    public Taxonomies now() {
        return known.taxonomies();
    }

    /** The day that decides what may be chosen. */
    public LocalDate today() {
        return known.today();
    }

    /** @throws IllegalArgumentException when there is no such list: a mistake in the contract */
    @Override
    public boolean contains(String list, int id) {
        var found = TaxonomyList.at(list).orElseThrow(() -> new IllegalArgumentException("no list " + list));
        var current = known;
        return current.taxonomies().has(found, id, current.today());
    }

    @Scheduled(fixedDelay = POLL_MILLISECONDS)
    void refresh() {
        try (var connection = dataSource.getConnection()) {
            var state = TaxonomyStore.state(connection);
            var current = known.taxonomies();
            var newest = state.version() == current.version() ? current : TaxonomyStore.read(connection);
            known = new Known(newest, state.today());
        } catch (SQLException | RuntimeException e) {
            // The lists in memory stay right until the database is back.
            log.warn("could not look for newer code lists: {}", e.toString());
        }
    }
}
