package dev.lendport.finance.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lendport.finance.Seeded;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource({
        "37197645832, 371.976.458-32, ***.976.458-**",
        "52998224725, 529.982.247-25, ***.982.247-**",
        "11144477735, 111.444.777-35, ***.444.777-**",
        "00000000191, 000.000.001-91, ***.000.001-**",
    })
    void aCpfIsReadWithAndWithoutItsDots(String digits, String formatted, String masked) {
        Cpf cpf = Cpf.find(formatted).orElseThrow();

        assertThat(cpf).isEqualTo(new Cpf(digits)).hasToString(masked);
        assertThat(cpf.digits()).isEqualTo(digits);
        assertThat(cpf.formatted()).isEqualTo(formatted);
        assertThat(Cpf.find(digits)).contains(cpf);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "37197645831",
                "37197645823",
                "3719764583",
                "371976458320",
                "37197645832 ",
                "371.976.45832",
                "371-976-458.32",
                "11111111111",
                "00000000000",
                "3719764583A",
                "٣٧١٩٧٦٤٥٨٣٢",
            })
    void whatIsNoCpfIsNotTakenForOne(String text) {
        assertThat(Cpf.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12ABC34501DE35, 12.ABC.345/01DE-35, **.ABC.345/01DE-**",
        "08289470514408, 08.289.470/5144-08, **.289.470/5144-**",
        "00000000000191, 00.000.000/0001-91, **.000.000/0001-**",
        "11222333000181, 11.222.333/0001-81, **.222.333/0001-**",
    })
    void aCnpjMayHaveLetters(String characters, String formatted, String masked) {
        Cnpj cnpj = Cnpj.find(formatted).orElseThrow();

        assertThat(cnpj).isEqualTo(new Cnpj(characters)).hasToString(masked);
        assertThat(cnpj.formatted()).isEqualTo(formatted);
        assertThat(Cnpj.find(characters)).contains(cnpj);
        assertThat(Cnpj.completing(characters.substring(0, 12))).isEqualTo(cnpj);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12ABC34501DE36",
                "12ABC34501DE3A",
                "12abc34501de35",
                "12ABC34501D",
                "12.ABC.345/01DE35",
                "12.ABC.345.01DE-35",
                "00000000000000",
                "08289470514480",
                "12ÁBC34501DE35",
            })
    void whatIsNoCnpjIsNotTakenForOne(String text) {
        assertThat(Cnpj.find(text)).isEmpty();
    }

    @Test
    void aRefusalDoesNotRepeatTheNumber() {
        assertThatThrownBy(() -> new Cpf("37197645831"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a CPF");
        assertThatThrownBy(() -> new Cnpj("12ABC34501DE36"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a CNPJ");
    }

    @Test
    void aWrongCheckDigitIsAlwaysFound() {
        Seeded.cases(300, random -> {
            String cpf = Cpf.completing(random(random, "0123456789", 9)).digits();
            String cnpj = Cnpj.completing(random(random, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12))
                    .characters();

            assertThat(Cpf.find(withAnotherDigit(random, cpf, random.nextInt(9, 11))))
                    .isEmpty();
            assertThat(Cnpj.find(withAnotherDigit(random, cnpj, random.nextInt(12, 14))))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 00000000", "00000000, 00000000", "360305, 00360305", "60701190, 60701190", "12ABC345, 12ABC345"})
    void anIspbHasEightCharacters(String text, String characters) {
        assertThat(Ispb.find(text)).map(Ispb::characters).contains(characters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "12AB", "abcdefgh", "1234567 ", "-1"})
    void whatIsNoIspbIsNotTakenForOne(String text) {
        assertThat(Ispb.find(text)).isEmpty();
    }

    private static String withAnotherDigit(RandomGenerator random, String text, int at) {
        char other = (char) ('0' + (text.charAt(at) - '0' + random.nextInt(1, 10)) % 10);
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static String random(RandomGenerator random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
