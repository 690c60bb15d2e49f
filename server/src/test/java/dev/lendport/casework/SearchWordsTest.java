package dev.lendport.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Conceição, conceicao",
        "'  Zoé   Ofício ', zoe oficio",
        "Łukasz, lukasz",
        "Straße, strasse",
        "Æsop Œuvre, aesop oeuvre",
        "oﬃce, office",
        "d’Ávila, d'avila",
        "d´Ávila, d'avila",
        "Ana‐Maria, ana-maria",
        "Ｆｕｌｌ, full",
        "İstanbul, istanbul",
    })
    void what_is_written_in_different_ways_is_folded_to_one(String written, String folded) {
        assertThat(SearchWords.folded(written)).isEqualTo(folded);
    }

    @Test
    void what_nobody_sees_does_not_count() {
        assertThat(SearchWords.folded("a\u00a0\u2003b\u200bc")).isEqualTo("a bc");
    }

    @Test
    void each_word_is_wanted_once() {
        assertThat(SearchWords.wanted(" Zoé  zoe OFÍCIO")).containsExactly("zoe", "oficio");
        assertThat(SearchWords.wanted(" ")).isEmpty();
    }

    @Test
    void parts_stand_in_lines_of_their_own() {
        assertThat(SearchWords.of(Stream.of("Ana", null, "123"))).isEqualTo("ana\n123");
    }

    @Test
    void signs_of_patterns_are_plain_characters() {
        assertThat(SearchWords.pattern("1_0%\\")).isEqualTo("%1\\_0\\%\\\\%");
    }
}
