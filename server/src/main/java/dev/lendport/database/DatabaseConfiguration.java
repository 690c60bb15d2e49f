package dev.lendport.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** One database, two ways in: the pool acts as the application's role, the migrations as the owner. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @FlywayDataSource
    DataSource migrationDataSource(Database database) {
        var address = database.address();
        return new SimpleDriverDataSource(new Driver(), address.jdbcUrl(), address.properties());
    }

    @Bean
    @Primary
    HikariDataSource dataSource(
            Database database,
            @Value("${lendport.database-connections}") int connections,
            @Value("${lendport.database-wait-milliseconds}") long waitMilliseconds,
            @Value("${lendport.database-lock-wait-milliseconds}") int lockWaitMilliseconds,
            @Value("${lendport.database-idle-transaction-milliseconds}") int idleTransactionMilliseconds) {
        var config = new HikariConfig();
        config.setPoolName("lendport");
        config.setJdbcUrl(database.address().jdbcUrl());
        config.setDataSourceProperties(database.address().properties());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(waitMilliseconds);
        config.setConnectionInitSql("""
                SET ROLE lendport_app;
                SET TIME ZONE 'UTC';
                SET lock_timeout = %d;
                SET idle_in_transaction_session_timeout = %d""".formatted(lockWaitMilliseconds, idleTransactionMilliseconds));
        // The role exists once the migrations ran, so no connection is made before.
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }
}
