package dev.lendport.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lendport.taxonomy.ParishChart.Parish;
import dev.lendport.taxonomy.ParishChart.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParishChartTest {
    private static final Map<String, Integer> COUNTIES = Map.of("0103", 1, "1106", 159);
    private static final String HEADER = "code,county code,name\n";

    @Test
    void aGoodFileGivesItsParishesInOrder() {
        var chart = read(HEADER + "010304,0103,Avelãs de Caminho\n110601,1106,\"Ajuda, Lisboa\"\n");

        assertThat(chart.problems()).isEmpty();
        assertThat(chart.parishes())
                .containsExactly(
                        new Parish(2, "010304", 1, "0103", "Avelãs de Caminho"),
                        new Parish(3, "110601", 159, "1106", "Ajuda, Lisboa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,county code,name\r\n010304,0103,Moita\r\n",
                "\uFEFFcode,county_code,name\n010304,0103,Moita",
                "Name,Code,countyCode\n Moita ,010304,0103\n\n  \n",
                "\"code\",\"county-code\",\"name\"\n\n010304,0103,\"Moita\"\n"
            })
    void headerSpellingColumnOrderLineEndsAndBlankLinesDoNotMatter(String file) {
        var chart = read(file);

        assertThat(chart.problems()).isEmpty();
        assertThat(chart.parishes())
                .extracting(Parish::code, Parish::countyId, Parish::name)
                .containsExactly(tuple("010304", 1, "Moita"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "010304,0103            | has 2 columns instead of 3",
                "010304,0103,Moita,x    | has 4 columns instead of 3",
                "10304,0103,Moita       | the code \"10304\" is not six digits",
                "01030a,0103,Moita      | the code \"01030a\" is not six digits",
                "٠١٠٣٠٤,0103,Moita      | the code \"٠١٠٣٠٤\" is not six digits",
                ",0103,Moita            | the code \"\" is not six digits",
                "010304,9999,Moita      | the county code \"9999\" is unknown",
                "010304,103,Moita       | the county code \"103\" is unknown",
                "010304,0103,           | the name is empty",
                "010304,0103,\"   \"    | the name is empty",
                "010304,0103,\"Moi\"ta  | has unbalanced quotes",
                "010304,0103,\"Moita    | has unbalanced quotes",
                "1,2,                   | the code \"1\" is not six digits; the county code \"2\" is unknown; the name is empty"
            })
    void aBadLineIsReportedWithItsNumber(String line, String problem) {
        var chart = read(HEADER + "010307,0103,Moita\n" + line + "\n110602,1106,Alcântara\n");

        assertThat(chart.problems()).containsExactly(new Problem(3, problem));
        assertThat(chart.parishes()).extracting(Parish::line).containsExactly(2, 4);
    }

    @Test
    void everyBadLineIsReported() {
        var chart = read(HEADER + "1,0103,A\n010304,0103,B\n010304,0103,C\n010305,0000,D\n010306,0103\n");

        assertThat(chart.problems())
                .containsExactly(
                        new Problem(2, "the code \"1\" is not six digits"),
                        new Problem(4, "the code 010304 is already on line 3"),
                        new Problem(5, "the county code \"0000\" is unknown"),
                        new Problem(6, "has 2 columns instead of 3"));
    }

    @Test
    void brokenUtf8IsReportedOnItsLineOnly() {
        var file = (HEADER + "010304,0103,Avel§s\n010305,0103,Moita\n").getBytes(StandardCharsets.ISO_8859_1);

        var chart = ParishChart.read(file, COUNTIES);

        assertThat(chart.problems()).containsExactly(new Problem(2, "is not valid UTF-8"));
        assertThat(chart.parishes()).hasSize(1);
    }

    @Test
    void anOverlongNameOrOneWithControlCharactersIsReported() {
        var longest = "ã".repeat(ParishChart.NAME_LIMIT);

        assertThat(read(HEADER + "010304,0103," + longest).problems()).isEmpty();
        assertThat(read(HEADER + "010304,0103," + longest + "o").problems())
                .containsExactly(new Problem(2, "the name is longer than 200 characters"));
        assertThat(read(HEADER + "010304,0103,Moi\u0000ta").problems())
                .containsExactly(new Problem(2, "the name has control characters"));
        assertThat(read(HEADER + "010304,0103,Moi\u001B[31mta").problems())
                .containsExactly(new Problem(2, "the name has control characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "code,county code,name\n", "code,county code,name"})
    void aFileWithoutParishesIsRefused(String file) {
        assertThat(read(file).problems()).containsExactly(new Problem(1, "the file has no parishes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010304,0103,Moita\n010305,0103,Sé",
                "code,name\n",
                "code;county code;name\n",
                "a,b,c\n010304,0103,M"
            })
    void aFileWithoutTheHeaderIsRefused(String file) {
        assertThat(read(file).problems().getFirst())
                .isEqualTo(new Problem(1, "the header must be code,county code,name"));
    }

    private static ParishChart read(String file) {
        return ParishChart.read(file.getBytes(StandardCharsets.UTF_8), COUNTIES);
    }
}
