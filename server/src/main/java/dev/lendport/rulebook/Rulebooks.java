package dev.lendport.rulebook;

import dev.lendport.caller.Transactions;
import dev.lendport.database.Rows;
import dev.lendport.outcome.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The stored rulebooks, held in memory: nothing stored ever changes, so only what is newer has to be fetched. A node looks
 * for newer ones every half second, and a process costs no statement more for being asked what it needs.
 */
@Component
@DependsOnDatabaseInitialization
public class Rulebooks {
    private static final Logger log = LoggerFactory.getLogger(Rulebooks.class);
    private static final long POLL_MILLISECONDS = 500;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final AtomicReference<Held> held = new AtomicReference<>(Held.NONE);

    Rulebooks(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        look();
    }

    /** All of them up to some version. */
    private record Held(NavigableMap<Integer, StoredRulebook> byVersion, NavigableMap<LocalDate, Rulebook> byDay) {
        static final Held NONE = new Held(new TreeMap<>(), new TreeMap<>());

        static Held of(List<StoredRulebook> stored) {
            var byVersion = new TreeMap<Integer, StoredRulebook>();
            var byDay = new TreeMap<LocalDate, Rulebook>();
            for (var one : stored) {
                byVersion.put(one.version(), one);
                byDay.put(one.rulebook().validFrom(), one.rulebook());
            }
            return new Held(byVersion, byDay);
        }

        Held with(List<StoredRulebook> newer) {
            return of(Stream.concat(byVersion.values().stream(), newer.stream()).toList());
        }

        int version() {
            return byVersion.isEmpty() ? 0 : byVersion.lastKey();
        }
    }

    /**
     * The rulebook that holds on a day, a day before the first one included: a process that is older than the lender's
     * first rulebook is asked by that. Empty while there is none.
     */
    public Optional<Rulebook> at(LocalDate day) {
        var byDay = held.get().byDay();
        var entry = byDay.floorEntry(day);
        return Optional.ofNullable(entry == null ? byDay.firstEntry() : entry).map(Map.Entry::getValue);
    }

    /** One of them, in a transaction of the caller's, which is asked only when the version was not seen before. */
    Optional<StoredRulebook> find(int version) {
        var found = held.get().byVersion().get(version);
        return found == null ? stored(version) : Optional.of(found);
    }

    private Optional<StoredRulebook> stored(int version) {
        return jdbc.sql("SELECT version, document, created_at FROM rulebook WHERE version = ?")
                .param(version)
                .query((row, n) -> rulebook(row))
                .optional();
    }

    /** Fetches what is newer. Outside of any transaction, as it opens its own. */
    @Scheduled(fixedDelay = POLL_MILLISECONDS)
    void refresh() {
        try {
            look();
        } catch (DataAccessException | TransactionException unreachable) {
            // Those in memory stay right until the database is back.
            log.warn("could not look for newer rulebooks: {}", unreachable.toString());
        }
    }

    private void look() {
        var known = held.get();
        var newer = transactions.asSystem(() -> after(known.version()));
        if (!newer.isEmpty()) {
            held.accumulateAndGet(known.with(newer), Rulebooks::later);
        }
    }

    private static Held later(Held one, @Nullable Held other) {
        return other == null || one.version() > other.version() ? one : other;
    }

    private List<StoredRulebook> after(int version) {
        return jdbc.sql("""
                        SELECT version, document, created_at
                          FROM rulebook
                         WHERE version > ?
                         ORDER BY version
                        """).param(version).query((row, n) -> rulebook(row)).list();
    }

    private static StoredRulebook rulebook(ResultSet row) throws SQLException {
        return new StoredRulebook(
                row.getInt("version"),
                Json.MAPPER.readValue(row.getString("document"), Rulebook.class),
                Rows.instant(row, "created_at"));
    }
}
