package dev.lendport.callback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates a receiver may show: the Java machine's authorities, and those of a file. */
final class Authorities {
    private Authorities() {}

    /** @param pemFile blank for none besides the Java machine's */
    static SSLContext trusting(String pemFile) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    null, pemFile.isBlank() ? null : managers(Path.of(pemFile)).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("lendport.callbacks.trusted-certificates", unusable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TrustManagerFactory managers(Path pemFile) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (var manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                for (var issuer : known.getAcceptedIssuers()) {
                    store.setCertificateEntry("known-" + number++, issuer);
                }
            }
        }
        try (var stream = Files.newInputStream(pemFile)) {
            for (var added : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("added-" + number++, added);
            }
        }
        return factory(store);
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
