package dev.lendport.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends plain e-mail through the server of {@code LENDPORT_SMTP_URL}: {@code smtp://user:password@host:587} (STARTTLS
 * when it is offered; required with {@code ?starttls=required}) or {@code smtps://…} (TLS from the start). Without the
 * setting nothing is sent, and the log says so.
 */
@Component
public class Mail {
    private static final Logger log = LoggerFactory.getLogger(Mail.class);
    private static final String TIMEOUT_MILLISECONDS = "10000";
    private static final int SMTP_PORT = 587;
    private static final int SMTPS_PORT = 465;

    private final @Nullable JavaMailSenderImpl sender;
    private final String from;

    Mail(@Value("${lendport.mail.smtp-url}") String smtpUrl, @Value("${lendport.mail.from}") String from) {
        this.sender = smtpUrl.isBlank() ? null : sender(URI.create(smtpUrl.strip()));
        this.from = from;
    }

    /**
     * Sends one message.
     *
     * @throws org.springframework.mail.MailException when the server does not take it: try again later
     */
    public void send(String to, String subject, String text) {
        if (sender == null) {
            log.info("LENDPORT_SMTP_URL is not set; not sent: {}", subject);
            return;
        }
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        sender.send(message);
    }

    private static JavaMailSenderImpl sender(URI url) {
        var secure = url.getScheme().equals("smtps");
        if (!secure && !url.getScheme().equals("smtp")) {
            throw new IllegalArgumentException("LENDPORT_SMTP_URL must start with smtp:// or smtps://");
        }
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(url.getScheme());
        sender.setHost(url.getHost());
        int usualPort = secure ? SMTPS_PORT : SMTP_PORT;
        sender.setPort(url.getPort() == -1 ? usualPort : url.getPort());
        sender.setDefaultEncoding("UTF-8");
        var properties = new Properties();
        var prefix = "mail." + url.getScheme() + ".";
        for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + timeout, TIMEOUT_MILLISECONDS);
        }
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString("starttls=required".equals(url.getQuery())));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (url.getRawUserInfo() != null) {
            var user = url.getRawUserInfo().split(":", 2);
            sender.setUsername(decoded(user[0]));
            sender.setPassword(user.length == 1 ? "" : decoded(user[1]));
            properties.setProperty(prefix + "auth", "true");
        }
        sender.setJavaMailProperties(properties);
        return sender;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
