package dev.lendport.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.retention.PortabilityFigures.AnsweredInTime;
import dev.lendport.retention.PortabilityFigures.EvidenceRefused;
import dev.lendport.retention.PortabilityFigures.HoursToAnswer;
import dev.lendport.retention.PortabilityFigures.OfReason;
import dev.lendport.retention.PortabilityFigures.Retained;
import dev.lendport.retention.PortabilityReports.OfPartner;
import dev.lendport.retention.PortabilityReports.Period;
import dev.lendport.retention.PortabilityReports.Report;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortabilityReportCsvTest {
    private static final Period MARCH = new Period(YearMonth.of(2027, 3));
    private static final UUID BROKER = UUID.fromString("33333333-3333-4333-8333-333333333333");

    @Test
    void each_figure_stands_below_its_name() {
        var table = PortabilityReportCsv.of(MARCH, report("Correspondent"));

        assertThat(table).endsWith("\r\n").doesNotContain("\n\r").doesNotMatch("(?s).*[^\r]\n.*");
        var lines = table.split("\r\n", -1);
        assertThat(lines).hasSize(4);
        var names = lines[0].split(",", -1);
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_]+"));
        var total = lines[1].split(",", -1);
        var partner = lines[2].split(",", -1);
        assertThat(total).hasSameSizeAs(names).startsWith("2027-03", "total", "", "");
        assertThat(partner).hasSameSizeAs(names).startsWith("2027-03", "partner", BROKER.toString(), "Correspondent");
        assertThat(partner[at(names, "retained_portability_not_requested")]).isEqualTo("10");
        assertThat(partner[at(names, "evidence_refused_wrong_person_documents")])
                .isEqualTo("22");
        assertThat(partner[at(names, "amount_differences")]).isEqualTo("18");
        assertThat(partner[at(names, "median_hours_to_answer")]).isEqualTo("26.50");
        assertThat(partner[at(names, "worst_hours_to_answer")]).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "=HYPERLINK(1);'=HYPERLINK(1)",
                "+1;'+1",
                "-1;'-1",
                "@SUM(A1);'@SUM(A1)",
                "a=b;a=b",
                "Silva, Souza;\"Silva, Souza\"",
                "the \"best\";\"the \"\"best\"\"\"",
                "=1,2;\"'=1,2\"",
                "São Paulo;São Paulo"
            })
    void a_name_does_nothing_in_a_spreadsheet(String name, String cell) {
        assertThat(PortabilityReportCsv.of(MARCH, report(name))).contains(BROKER + "," + cell + ",3,");
    }

    private static Report report(String name) {
        return new Report(figures(), List.of(new OfPartner(BROKER, name, figures())), 1);
    }

    private static PortabilityFigures figures() {
        var reasons = Stream.of(
                        "unreadable",
                        "wrong_person",
                        "no_explicit_acceptance",
                        "wrong_contract",
                        "outside_period",
                        "other")
                .map(reason -> new OfReason(reason, 20, reason.equals("wrong_person") ? 22 : 21))
                .toList();
        return new PortabilityFigures(
                3,
                new AnsweredInTime(4, 5, 6),
                7,
                8,
                9,
                new Retained(11, 1, 10),
                new EvidenceRefused(12, 13, reasons),
                14,
                15,
                16,
                17,
                19,
                18,
                new HoursToAnswer(new BigDecimal("26.50"), null));
    }

    private static int at(String[] names, String name) {
        return List.of(names).indexOf(name);
    }
}
