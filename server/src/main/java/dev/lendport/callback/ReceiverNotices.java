package dev.lendport.callback;

import dev.lendport.caller.Transactions;
import dev.lendport.mail.Mail;
import dev.lendport.outcome.Language;
import dev.lendport.outcome.Texts;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells a partner by e-mail that its receiver was disabled. What is to be told is in the receiver's row, so a restart or
 * a mail server that is away only delays it. It goes to the broker's active users whose login is an e-mail address.
 */
@Component
class ReceiverNotices {
    private static final Logger log = LoggerFactory.getLogger(ReceiverNotices.class);
    private static final Texts TEXTS = Texts.of("callback");
    private static final int MOST_RECIPIENTS = 20;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Mail mail;

    ReceiverNotices(Transactions transactions, JdbcClient jdbc, Mail mail) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.mail = mail;
    }

    private record Notice(UUID broker, int notificationTypeId, String url, String reason) {}

    @Scheduled(fixedDelayString = "${lendport.callbacks.notice-interval}")
    void run() {
        for (var notice : taken()) {
            try {
                tell(notice);
            } catch (MailException away) {
                log.warn("the notice to {} waits for the mail server: {}", notice.broker(), away.getMessage());
                continue;
            }
            transactions.asSystem(() -> jdbc.sql("""
                            UPDATE callback_receiver SET notice_due_at = NULL
                             WHERE broker_id = ? AND notification_type_id = ?
                            """)
                    .params(notice.broker(), notice.notificationTypeId())
                    .update());
        }
    }

    /** A notice that is taken and not told comes back after five minutes. */
    private List<Notice> taken() {
        return transactions.asSystem(() -> jdbc.sql("""
                        UPDATE callback_receiver r SET notice_due_at = now() + interval '5 minutes'
                          FROM (SELECT broker_id, notification_type_id FROM callback_receiver
                                 WHERE notice_due_at <= now()
                                 ORDER BY notice_due_at LIMIT 50
                                   FOR UPDATE SKIP LOCKED) AS due
                         WHERE r.broker_id = due.broker_id AND r.notification_type_id = due.notification_type_id
                        RETURNING r.broker_id, r.notification_type_id, r.url, r.disabled_reason
                        """)
                .query((row, n) -> new Notice(
                        row.getObject("broker_id", UUID.class),
                        row.getInt("notification_type_id"),
                        row.getString("url"),
                        String.valueOf(row.getString("disabled_reason"))))
                .list());
    }

    private void tell(Notice notice) {
        var recipients = transactions.asSystem(() -> jdbc.sql("""
                        SELECT username FROM broker_user
                         WHERE broker_id = ? AND active AND username LIKE '%_@_%'
                         ORDER BY username LIMIT ?
                        """)
                .params(notice.broker(), MOST_RECIPIENTS)
                .query(String.class)
                .list());
        var text = new StringBuilder();
        for (var language : Language.values()) {
            text.append(TEXTS.text(
                            language,
                            "disabled." + notice.reason(),
                            Integer.toString(notice.notificationTypeId()),
                            notice.url()))
                    .append("\n\n");
        }
        var subject = TEXTS.text(Language.PT, "disabled.subject") + " / " + TEXTS.text(Language.EN, "disabled.subject");
        recipients.forEach(recipient -> mail.send(recipient, subject, text.toString()));
    }
}
