package dev.lendport.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is kept leads nowhere and looks like itself. */
class FileNameTest {
    private static final String FIELD = "/fileName";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.pdf",
                "Recibo de vencimento – março 2026.pdf",
                "IRS (modelo 3) n.º 12, 1-2.pdf",
                "給与明細.pdf",
                "família 👨‍👩‍👧.jpg",
                "console.pdf",
                "com10.pdf",
                "a..b.pdf",
                "proof"
            })
    void ordinary_names_are_kept(String name) {
        assertThat(FileName.refused(name, FIELD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                ".pdf",
                "../a.pdf",
                "a/b.pdf",
                "a\\b.pdf",
                "C:a.pdf",
                "a.pdf:hidden",
                " a.pdf",
                "a.pdf ",
                "\u00a0a.pdf",
                "a.pdf.",
                "a\u0000.pdf",
                "a\n.pdf",
                "a\u007f.pdf",
                "a\u0085.pdf",
                "a\u202efdp.exe",
                "a\u202a.pdf",
                "a\u2066.pdf",
                "a\u2069.pdf",
                "a\u200e.pdf",
                "a\u200f.pdf",
                "a\u061c.pdf",
                "a\ufeff.pdf",
                "a\u2028.pdf",
                "a\ud800.pdf",
                "CON",
                "con.pdf",
                "Lpt1.tar.pdf",
                "nul .pdf",
                "com\u00b9.pdf"
            })
    void names_that_lead_elsewhere_or_lie_are_refused(String name) {
        assertThat(FileName.refused(name, FIELD)).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(ProblemCode.DOCUMENT_NAME_REFUSED);
            assertThat(refusal.errors()).containsExactly(FieldError.of(FIELD, "name_refused"));
        });
    }

    @Test
    void the_longest_name_has_150_characters_of_any_plane() {
        assertThat(FileName.refused("😀".repeat(146) + ".pdf", FIELD)).isEmpty();
        assertThat(FileName.refused("😀".repeat(147) + ".pdf", FIELD)).isPresent();
    }

    @Test
    void no_name_is_no_lie() {
        assertThat(new FileLabel(null, null).nameRefused(FIELD)).isEmpty();
        assertThat(new FileLabel("a/b", null).nameRefused(FIELD)).isPresent();
    }
}
