package dev.lendport.openapi;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import dev.lendport.finance.identifier.Cnpj;
import dev.lendport.finance.identifier.Cpf;
import dev.lendport.finance.identifier.Nif;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The formats of the contract that a value is checked against. */
final class ContractFormats {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    // RFC 5321 sizes, the dot-atom form, and a domain with at least one dot.
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,8}"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9(][0-9() -]{6,18}[0-9]");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private ContractFormats() {}

    static List<Format> all() {
        return List.of(
                format("uuid", value -> UUID_TEXT.matcher(value).matches()),
                format(
                        "email",
                        value -> value.length() <= 254 && EMAIL.matcher(value).matches()),
                format("date", ContractFormats::isDate),
                format("date-time", ContractFormats::isInstant),
                format("date-or-date-time", value -> isDate(value) || isInstant(value)),
                format("nif", Nif::isValid),
                format("cpf-or-cnpj", ContractFormats::isCpfOrCnpj),
                format("cnpj", value -> Cnpj.find(value).isPresent()),
                format("phone", ContractFormats::isPhone),
                format("https-url", ContractFormats::isHttpsUrl),
                format("plain-line", PlainText::isLine),
                format("plain-text", PlainText::isText));
    }

    private static boolean isDate(String value) {
        try {
            return value.length() == 10 && LocalDate.parse(value, DATE).getYear() >= 1;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private static boolean isInstant(String value) {
        try {
            var year = OffsetDateTime.parse(value, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .getYear();
            return year >= 1 && year <= 9999;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    private static boolean isCpfOrCnpj(String value) {
        return Cpf.find(value).isPresent() || Cnpj.find(value).isPresent();
    }

    /** With punctuation or without; 8 to 15 digits, the most that ITU-T E.164 has. */
    private static boolean isPhone(String value) {
        var digits = value.chars().filter(c -> c >= '0' && c <= '9').count();
        return PHONE.matcher(value).matches() && digits >= 8 && digits <= 15;
    }

    private static boolean isHttpsUrl(String value) {
        try {
            var uri = new URI(value);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static Format format(String name, Predicate<String> matches) {
        return new Format() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean matches(ExecutionContext context, String value) {
                return matches.test(value);
            }
        };
    }
}
