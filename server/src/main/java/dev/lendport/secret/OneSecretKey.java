package dev.lendport.secret;

import dev.lendport.caller.Transactions;
import java.security.MessageDigest;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a node start only with the key that the database's secrets are sealed with. Several nodes without
 * {@code LENDPORT_SECRET_KEY} would each make a key of their own, and none could open what another has sealed.
 */
@Component
@DependsOnDatabaseInitialization
class OneSecretKey implements InitializingBean {
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final SecretBox box;

    OneSecretKey(Transactions transactions, JdbcClient jdbc, SecretBox box) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.box = box;
    }

    @Override
    public void afterPropertiesSet() {
        var known = transactions.asSystem(() -> {
            // The first node's counts, also when several start at once.
            jdbc.sql("INSERT INTO secret_key (fingerprint) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(box.fingerprint())
                    .update();
            return jdbc.sql("SELECT fingerprint FROM secret_key")
                    .query(byte[].class)
                    .single();
        });
        if (!MessageDigest.isEqual(known, box.fingerprint())) {
            throw new OtherSecretKeyException();
        }
    }
}
