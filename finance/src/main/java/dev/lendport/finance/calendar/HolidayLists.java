package dev.lendport.finance.calendar;

import static dev.lendport.finance.calendar.HolidayRule.easter;
import static dev.lendport.finance.calendar.HolidayRule.fixed;
import static java.time.Month.APRIL;
import static java.time.Month.AUGUST;
import static java.time.Month.DECEMBER;
import static java.time.Month.JANUARY;
import static java.time.Month.JUNE;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;
import static java.time.Month.OCTOBER;
import static java.time.Month.SEPTEMBER;

import java.util.List;

/** The holidays behind the calendars of {@link BusinessCalendar}, where their sources stand. */
final class HolidayLists {

    static final List<HolidayRule> BRAZILIAN_BANKS = List.of(
            fixed(1, JANUARY, "new-year", "Confraternização Universal"),
            easter(-48, "carnival-monday", "Segunda-feira de Carnaval"),
            easter(-47, "carnival-tuesday", "Terça-feira de Carnaval"),
            easter(-2, "good-friday", "Sexta-feira da Paixão"),
            fixed(21, APRIL, "tiradentes", "Tiradentes"),
            fixed(1, MAY, "labour-day", "Dia do Trabalho"),
            easter(60, "corpus-christi", "Corpus Christi"),
            fixed(7, SEPTEMBER, "independence-day", "Independência do Brasil"),
            fixed(12, OCTOBER, "our-lady-of-aparecida", "Nossa Senhora Aparecida"),
            fixed(2, NOVEMBER, "all-souls", "Finados"),
            fixed(15, NOVEMBER, "republic-day", "Proclamação da República"),
            fixed(20, NOVEMBER, "black-awareness-day", "Dia Nacional de Zumbi e da Consciência Negra")
                    .from(2024),
            fixed(25, DECEMBER, "christmas", "Natal"));

    static final List<HolidayRule> TARGET = List.of(
            fixed(1, JANUARY, "new-year", "Ano Novo"),
            easter(-2, "good-friday", "Sexta-feira Santa"),
            easter(1, "easter-monday", "Segunda-feira de Páscoa"),
            fixed(1, MAY, "labour-day", "Dia do Trabalhador"),
            fixed(25, DECEMBER, "christmas", "Natal"),
            fixed(26, DECEMBER, "christmas-holiday", "Segundo dia de Natal"));

    private static final HolidayRule CORPUS_CHRISTI = easter(60, "corpus-christi", "Corpo de Deus");
    private static final HolidayRule REPUBLIC = fixed(5, OCTOBER, "republic-day", "Implantação da República");
    private static final HolidayRule ALL_SAINTS = fixed(1, NOVEMBER, "all-saints", "Todos os Santos");
    private static final HolidayRule INDEPENDENCE =
            fixed(1, DECEMBER, "restoration-of-independence", "Restauração da Independência");

    static final List<HolidayRule> PORTUGAL = List.of(
            fixed(1, JANUARY, "new-year", "Ano Novo"),
            easter(-2, "good-friday", "Sexta-feira Santa"),
            easter(0, "easter-sunday", "Domingo de Páscoa"),
            fixed(25, APRIL, "freedom-day", "Dia da Liberdade"),
            fixed(1, MAY, "labour-day", "Dia do Trabalhador"),
            CORPUS_CHRISTI.until(2012),
            CORPUS_CHRISTI.from(2016),
            fixed(10, JUNE, "portugal-day", "Dia de Portugal, de Camões e das Comunidades Portuguesas"),
            fixed(15, AUGUST, "assumption", "Assunção de Nossa Senhora"),
            REPUBLIC.until(2012),
            REPUBLIC.from(2016),
            ALL_SAINTS.until(2012),
            ALL_SAINTS.from(2016),
            INDEPENDENCE.until(2012),
            INDEPENDENCE.from(2016),
            fixed(8, DECEMBER, "immaculate-conception", "Imaculada Conceição"),
            fixed(25, DECEMBER, "christmas", "Natal"));

    private HolidayLists() {}
}
