package dev.lendport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost} that signs itself, made by the JDK's keytool.
 *
 * @param context what a receiver answers with
 * @param pem what the server is told to trust
 */
record Certificate(SSLContext context, Path pem) {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final String ALIAS = "receiver";

    static Certificate make(Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("receiver.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "7",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                String.valueOf(PASSWORD));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        try {
            return of(KeyStore.getInstance(file.toFile(), PASSWORD), folder.resolve("receiver.pem"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Certificate of(KeyStore store, Path pem) throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate(ALIAS).getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return new Certificate(context, pem);
    }
}
