package dev.lendport.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;

/**
 * The code lists that Lendport brings along: a CSV file for each list in the class path's {@code taxonomy} folder, and
 * the countries of the platform's own locale data.
 */
final class BaseTaxonomies {
    private static final String HEADER = "id,code,parent,pt,en";
    private static final int LETTERS = 26;

    private final List<ListFile> files;
    private final String checksum;

    private record ListFile(TaxonomyList list, String csv) {}

    private BaseTaxonomies(List<ListFile> files, String checksum) {
        this.files = files;
        this.checksum = checksum;
    }

    static BaseTaxonomies onClassPath() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            // A new Java release may bring new countries or names.
            sha256.update((byte) Runtime.version().feature());
            var files = new ArrayList<ListFile>();
            for (var list : TaxonomyList.values()) {
                if (list != TaxonomyList.COUNTRIES) {
                    var csv = read("/taxonomy/" + list.path() + ".csv");
                    sha256.update(csv.getBytes(StandardCharsets.UTF_8));
                    files.add(new ListFile(list, csv));
                }
            }
            return new BaseTaxonomies(files, HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    /** Changes when any entry may have changed; cheap, since nothing is parsed for it. */
    String checksum() {
        return checksum;
    }

    /** Every entry, in the order in which each list shows them. */
    List<TaxonomyItem> items() {
        var items = countries();
        files.forEach(file -> items.addAll(parse(file)));
        return items;
    }

    private static List<TaxonomyItem> parse(ListFile file) {
        try (var csv = CSVFormat.RFC4180.parse(new StringReader(file.csv()))) {
            var items = new ArrayList<TaxonomyItem>();
            var records = csv.iterator();
            if (!String.join(",", records.next().values()).equals(HEADER)) {
                throw new IllegalStateException("the header of " + file.list().path() + " must be " + HEADER);
            }
            records.forEachRemaining(row -> items.add(new TaxonomyItem(
                    file.list(),
                    Integer.parseInt(row.get(0)),
                    row.get(1),
                    row.get(2).isEmpty() ? null : Integer.valueOf(row.get(2)),
                    row.get(3),
                    row.get(4),
                    null,
                    null)));
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TaxonomyItem> countries() {
        var portuguese = Locale.of("pt", "PT");
        var items = new ArrayList<TaxonomyItem>();
        Arrays.stream(Locale.getISOCountries()).sorted().forEach(code -> {
            var country = Locale.of("", code);
            items.add(new TaxonomyItem(
                    TaxonomyList.COUNTRIES,
                    countryId(code),
                    code,
                    null,
                    country.getDisplayCountry(portuguese),
                    country.getDisplayCountry(Locale.ENGLISH),
                    null,
                    null));
        });
        return items;
    }

    /** The two letters read as a number, AA = 1 to ZZ = 676, so that a country keeps its id whatever else changes. */
    static int countryId(String alpha2) {
        return (alpha2.charAt(0) - 'A') * LETTERS + alpha2.charAt(1) - 'A' + 1;
    }

    private static String read(String resource) {
        try (InputStream in = BaseTaxonomies.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
