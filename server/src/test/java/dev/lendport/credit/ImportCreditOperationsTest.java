package dev.lendport.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Api;
import dev.lendport.AtOnce;
import dev.lendport.Covers;
import dev.lendport.Reply;
import dev.lendport.Stored;
import dev.lendport.TestServer;
import dev.lendport.finance.identifier.Cpf;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Covers("importCreditOperations")
class ImportCreditOperationsTest {
    private static final String PATH = "/credit_operations/import";
    private static final String HEADER =
            "contract_number,principal_amount,monthly_interest_rate,number_of_installments,"
                    + "disbursement_date,first_due_date,origin_contract_type,issuer_name,issuer_document_number,"
                    + "issuer_phone_number,issuer_address_street,issuer_address_number,issuer_address_city,"
                    + "issuer_address_state,issuer_address_postal_code";

    private final Api partner = Contracts.partnerOn("2026-11-21");

    /** A line of the file whose contract is the number. */
    private static String line(int number) {
        return ("C-%06d,%d.50,1.80,%d,2026-10-15,2026-11-30,payroll,Cliente %d,%s,11987654321,"
                        + "\"Rua das Flores, fundos\",%d,São Paulo,SP,01310100")
                .formatted(
                        number,
                        1000 + number % 9000,
                        12 + number % 72,
                        number,
                        Cpf.completing("%09d".formatted(100_000_000 + number)).digits(),
                        number % 1000);
    }

    static String file(int lines) {
        return HEADER + "\r\n"
                + IntStream.rangeClosed(1, lines)
                        .mapToObj(ImportCreditOperationsTest::line)
                        .collect(Collectors.joining("\r\n"));
    }

    private Reply imported(String csv) {
        return imported(csv, StandardCharsets.UTF_8);
    }

    private Reply imported(String csv, Charset charset) {
        return partner.header("Content-Type", "text/csv").send("POST", PATH, csv.getBytes(charset));
    }

    private int stored() {
        return partner.get("/credit_operations?page_size=1")
                .expect(200)
                .number("/pagination/total_rows")
                .intValue();
    }

    @Test
    void some_thousand_lines_become_as_many_operations_each_with_its_entry() {
        assertThat(imported(file(2_500)).expect(200).number("/imported")).isEqualByComparingTo("2500");

        assertThat(stored()).isEqualTo(2_500);
        var one = partner.get("/credit_operations?contract_number=C-000042").expect(200);
        assertThat(one.number("/data/0/principal_amount")).isEqualByComparingTo("1042.50");
        assertThat(one.text("/data/0/issuer/address/street")).isEqualTo("Rua das Flores, fundos");
        assertThat(one.text("/data/0/issuer/address/city")).isEqualTo("São Paulo");
        var key = one.id("/data/0/credit_operation_key");
        assertThat(Stored.column("SELECT type FROM journal_entry WHERE subject_id = ?", key))
                .containsExactly("credit_operation.registered");
        assertThat(Contracts.get(partner, key).json().path("installments").size())
                .isEqualTo(54);
        assertThat(Contracts.balance(partner, key, "2026-11-21").expect(200).number("/due_balance"))
                .isGreaterThan(one.number("/data/0/principal_amount"));
    }

    @Test
    void columns_may_stand_in_any_order_with_dots_and_optional_ones_may_be_empty() {
        var csv = """
                \uFEFFissuer.address.postal_code,issuer.name,issuer.document_number,issuer.phone_number,issuer.email,\
                issuer.address.street,issuer.address.number,issuer.address.city,issuer.address.state,contract_number,\
                principal_amount,monthly_interest_rate,number_of_installments,disbursement_date,first_due_date,\
                installment_face_value,costs_held_back,day_count,arrears_monthly_interest_rate,origin_contract_type,corban_document_number
                01310100,"Maria ""Mia""
                das Dores",371.976.458-32,(05)541997558,,Rua A,1,Recife,PE,A/1,1000,1.55,6,2026-10-15,2026-12-01,201.71,12.34,business_252,1,public_agency,08.289.470/5144-08

                01310100,Ana,37197645832,(05)541997558,ana@example.com,Rua A,1,Recife,PE,A/2,1000,1.55,6,2026-10-15,2026-12-01,,,,,payroll,
                """;

        // A name has no line end: the cell that has one is told with the line it begins in.
        imported(csv).expectProblem(400, "import_refused");
        assertThat(imported(csv).errors()).containsExactly("/2/issuer_name invalid_format");
        imported(csv.replace("\"\"\n", "\"\" ")).expect(200);

        var first = partner.get("/credit_operations?contract_number=A%2F1").expect(200);
        assertThat(first.text("/data/0/issuer/name")).isEqualTo("Maria \"Mia\" das Dores");
        assertThat(first.number("/data/0/costs_held_back")).isEqualByComparingTo("12.34");
        assertThat(first.text("/data/0/day_count")).isEqualTo("business_252");
        assertThat(first.text("/data/0/corban_document_number")).isEqualTo("08289470514408");
        assertThat(first.number("/data/0/annual_effective_interest_rate")).isEqualByComparingTo("84.98");
        var second = partner.get("/credit_operations?contract_number=A%2F2").expect(200);
        assertThat(second.text("/data/0/day_count")).isEqualTo("calendar_365");
        assertThat(second.number("/data/0/annual_effective_interest_rate")).isEqualByComparingTo("17.32");
    }

    @Test
    void one_bad_line_among_thousands_is_told_and_nothing_is_imported() {
        var lines = new ArrayList<>(List.of(file(2_500).split("\r\n")));
        lines.set(1_999, lines.get(1_999).replace(",SP,", ",XX,"));

        var refused = imported(String.join("\n", lines)).expectProblem(400, "import_refused");

        assertThat(refused.errors()).containsExactly("/2000/issuer_address_state not_allowed");
        assertThat(refused.json().path("extra_fields").toString())
                .isEqualTo("{\"lines\":2500,\"bad_line_count\":1,\"bad_lines\":\"2000\",\"errors_not_listed\":0}");
        assertThat(refused.text("/description"))
                .isEqualTo("1 of 2500 lines are not as they must be; nothing was imported. See errors.");
        assertThat(stored()).isZero();
        assertThat(partner.get("/v1/events").expect(200).body()).doesNotContain("credit_operation.registered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C-000001 | '' | /2/contract_number required",
                "1001.50 | 1001.505 | /2/principal_amount too_many_decimals",
                "1001.50 | 1e3 | /2/principal_amount wrong_type",
                "1001.50 | 1.001,50 | /2 wrong_number_of_cells",
                "1.80,13 | 1.80,13.5 | /2/number_of_installments wrong_type",
                "1.80,13 | 1.80,601 | /2/number_of_installments out_of_range",
                "2026-11-30 | 30/11/2026 | /2/first_due_date invalid_format",
                "2026-11-30 | 2026-10-15 | /2/first_due_date not_after",
                "11987654321 | 1 | /2/issuer_phone_number invalid_format",
                "payroll | private | /2/origin_contract_type not_allowed",
            })
    void a_line_has_to_be_what_a_single_registration_has_to_be(String good, String bad, String error) {
        var refused = imported(HEADER + "\n" + line(1).replace(good, bad) + "\n" + line(2));

        assertThat(refused.expectProblem(400, "import_refused").errors()).containsExactly(error);
        assertThat(stored()).isZero();
    }

    @Test
    void every_bad_line_is_told_and_the_first_hundred_errors_are_listed() {
        var bad = IntStream.rangeClosed(1, 150)
                .mapToObj(n -> line(n).replace(",SP,", ",XX,").replace("payroll", "x"))
                .collect(Collectors.joining("\n"));

        var refused = imported(HEADER + "\n" + bad + "\n" + line(200) + "\n"
                        + line(201).replace(",SP,", ",XX,"))
                .expectProblem(400, "import_refused");

        assertThat(refused.errors()).hasSize(100);
        assertThat(refused.json().path("extra_fields").toString())
                .isEqualTo(
                        "{\"lines\":152,\"bad_line_count\":151,\"bad_lines\":\"2-151,153\",\"errors_not_listed\":201}");
    }

    @Test
    void a_contract_number_of_the_file_or_of_the_store_is_refused_by_line() {
        imported(HEADER + "\n" + line(7)).expect(200);

        var refused = imported(HEADER + "\n" + line(6) + "\n" + line(7) + "\n" + line(8) + "\n" + line(6))
                .expectProblem(400, "import_refused");

        assertThat(refused.errors())
                .containsExactly("/3/contract_number taken", "/5/contract_number repeated_from_line");
        assertThat(refused.text("/errors/1/message")).isEqualTo("is given in line 2 already");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void a_header_with_unknown_missing_or_repeated_columns_is_refused() {
        var refused = imported(
                HEADER.replace("issuer_name", "nome").replace("principal_amount", "contract_number") + "\n" + line(1));

        assertThat(refused.expectProblem(400, "import_refused").errors())
                .containsExactlyInAnyOrder(
                        "/1/nome unknown_field",
                        "/1/issuer_name required",
                        "/1/contract_number repeated",
                        "/1/principal_amount required");
        assertThat(imported("").errors()).containsExactly("/1 no_lines");
        assertThat(imported(HEADER + "\n\n\n").errors()).containsExactly("/1 no_lines");
    }

    @Test
    void what_is_no_text_in_utf_8_is_told_by_its_cell() {
        var latin = imported(
                HEADER + "\n" + line(1) + "\n" + line(2).replace("Cliente", "José"), StandardCharsets.ISO_8859_1);
        var nul = imported(HEADER + "\n" + line(1).replace("Cliente", "Cli\u0000ente"));
        var wide = imported(HEADER + "\n" + line(1), StandardCharsets.UTF_16);

        assertThat(latin.expectProblem(400, "import_refused").errors())
                .containsExactly("/2/issuer_address_city not_utf8", "/3/issuer_name not_utf8");
        assertThat(nul.expectProblem(400, "import_refused").errors()).containsExactly("/2/issuer_name invalid_format");
        wide.expectProblem(400, "import_refused");
        partner.header("Content-Type", "text/csv; charset=iso-8859-1")
                .send("POST", PATH, HEADER.getBytes(StandardCharsets.ISO_8859_1))
                .expectProblem(415, "unsupported_media_type");
        assertThat(stored()).isZero();
    }

    @Test
    void quotes_that_never_close_and_endless_lines_break_the_file_where_they_begin() {
        var open = imported(HEADER + "\n" + line(1) + "\n\"" + line(2) + "\n" + line(3));
        var endless = imported(HEADER + "\n" + line(1) + "\n\"" + "x".repeat(3_000_000));
        var inside = imported(HEADER + "\n" + line(1) + "\n\"C\"2," + line(2) + "\n" + line(3));

        assertThat(open.expectProblem(400, "import_refused").errors()).containsExactly("/3 broken_quotes");
        assertThat(endless.expectProblem(400, "import_refused").errors()).containsExactly("/3 line_too_long");
        assertThat(inside.expectProblem(400, "import_refused").errors()).containsExactly("/3 broken_quotes");
        assertThat(imported("x".repeat(3_000_000)).errors()).containsExactly("/1 line_too_long");
    }

    @Test
    void a_file_has_a_size_and_a_number_of_lines_that_it_cannot_exceed() {
        var many = HEADER + "\n" + "x\n".repeat(ImportOperations.MOST_LINES + 1);

        assertThat(imported(many)
                        .expectProblem(413, "import_has_too_many_lines")
                        .text("/description"))
                .contains("200000");
        partner.header("Content-Type", "text/csv")
                .send("POST", PATH, new byte[(64 << 20) + 1])
                .expectProblem(413, "too_large");
        partner.header("Content-Type", "application/json")
                .send("POST", PATH, "{}".getBytes(StandardCharsets.UTF_8))
                .expectProblem(415, "unsupported_media_type");
    }

    @Test
    void the_same_file_at_the_same_moment_is_imported_once() {
        var csv = file(300);

        var replies = AtOnce.times(4, () -> imported(csv));

        assertThat(replies.stream().map(Reply::status))
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 409 || status == 400);
        assertThat(stored()).isEqualTo(300);
    }

    @Test
    void a_file_with_its_key_is_imported_once_and_another_under_the_key_is_refused() {
        var keyed =
                partner.header("Idempotency-Key", UUID.randomUUID().toString()).header("Content-Type", "text/csv");
        var csv = file(3).getBytes(StandardCharsets.UTF_8);

        keyed.send("POST", PATH, csv).expect(200);
        var again = keyed.send("POST", PATH, csv).expect(200);
        keyed.send("POST", PATH, file(4).getBytes(StandardCharsets.UTF_8)).expectProblem(422, "idempotency_key_reused");

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void whatever_happens_to_a_file_on_its_way_it_is_imported_or_refused() {
        long seed = Long.getLong("lendport.seed", 20_261_122L);
        var random = new Random(seed);
        var good = file(4).getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 60; round++) {
            var bytes = good.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            var reply = partner.header("Content-Type", "text/csv")
                    .send("POST", PATH, Arrays.copyOf(bytes, bytes.length - random.nextInt(20)));

            assertThat(reply.status())
                    .as("seed %d, round %d: %s", seed, round, reply.body())
                    .isIn(200, 400);
        }
    }

    @Test
    void another_partner_may_have_the_same_numbers_and_sees_nothing() {
        imported(file(3)).expect(200);
        var other = TestServer.sandboxBroker();

        assertThat(other.get("/credit_operations").number("/pagination/total_rows"))
                .isZero();
        Contracts.on(other, "2026-11-21")
                .header("Content-Type", "text/csv")
                .send("POST", PATH, file(3).getBytes(StandardCharsets.UTF_8))
                .expect(200);
    }
}
