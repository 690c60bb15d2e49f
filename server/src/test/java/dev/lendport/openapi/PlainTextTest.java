package dev.lendport.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Olá, Ana", "عربي", "שלום", "👩‍👩‍👧", "e\u0301", "\u00a0x", "<b>x</b>"})
    void text_in_any_script_is_text_and_a_line(String value) {
        assertThat(PlainText.isText(value)).isTrue();
        assertThat(PlainText.isLine(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb", "\ta", "a\u2028b", "a\u2029b"})
    void several_lines_are_no_line(String value) {
        assertThat(PlainText.isText(value)).isTrue();
        assertThat(PlainText.isLine(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "\u00a0\u3000", "\u200b\u2060\ufeff", "\u200f"})
    void what_shows_nothing_is_neither(String value) {
        assertThat(PlainText.isText(value)).isFalse();
        assertThat(PlainText.isLine(value)).isFalse();
    }

    @Test
    void what_hides_or_turns_around_is_neither() {
        for (int c = 0; c < 0x3000; c++) {
            var bad = (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                    || (c >= 0x7f && c <= 0x9f)
                    || (c >= 0x202a && c <= 0x202e)
                    || (c >= 0x2066 && c <= 0x2069);
            assertThat(PlainText.isText("a" + Character.toString(c)))
                    .as("U+%04x", c)
                    .isEqualTo(!bad);
        }
    }
}
