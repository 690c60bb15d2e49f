package dev.lendport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code LENDPORT_DATABASE_URL} is read. */
class DatabaseAddressTest {

    @Test
    void a_jdbc_url_is_taken_as_it_is() {
        var address = DatabaseAddress.parse("jdbc:postgresql://db.example:5433/lend?user=app&password=s3cret");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/lend?user=app&password=s3cret");
        assertThat(address.user()).isNull();
    }

    @Test
    void a_postgresql_url_carries_user_and_password() {
        var address = DatabaseAddress.parse("postgresql://app:s3cret@db.example:5433/lend?sslmode=require");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/lend?sslmode=require");
        assertThat(address.user()).isEqualTo("app");
        assertThat(address.password()).isEqualTo("s3cret");
    }

    @Test
    void escapes_in_user_and_password_are_read() {
        var address = DatabaseAddress.parse("postgres://app%40lend:p%3Aa%2Fs+s%25@[::1]/lend");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]/lend");
        assertThat(address.user()).isEqualTo("app@lend");
        assertThat(address.password()).isEqualTo("p:a/s+s%");
    }

    @Test
    void user_and_password_may_come_from_elsewhere() {
        var address = DatabaseAddress.parse("postgresql://db.example/lend");

        assertThat(address.user()).isNull();
        assertThat(address.password()).isNull();
        assertThat(address.properties()).doesNotContainKeys("user", "password");
    }

    @Test
    void a_url_without_a_database_means_the_one_named_as_the_user() {
        assertThat(DatabaseAddress.parse("postgresql://app@db.example").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example/");
    }

    @Test
    void a_password_never_shows() {
        assertThat(DatabaseAddress.parse("postgresql://app:s3cret@db.example/lend")
                        .toString())
                .doesNotContain("s3cret");
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db.example/lend?user=app&password=s3cret")
                        .toString())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://db.example/lend", "db.example:5432/lend", "postgresql:///lend", "postgresql://a b/c"})
    void anything_else_is_refused_and_says_what_is_expected(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(DatabaseUrlException.class)
                .hasMessageContaining("postgresql://");
    }
}
