package dev.lendport.document;

import static dev.lendport.document.PaperVerdict.verdict;
import static dev.lendport.document.SampleFiles.ascii;
import static dev.lendport.document.SampleFiles.joined;
import static dev.lendport.document.SamplePdfs.CATALOG;
import static dev.lendport.document.SamplePdfs.deflated;
import static dev.lendport.document.SamplePdfs.pages;
import static dev.lendport.document.SamplePdfs.saved;
import static dev.lendport.document.SamplePdfs.stream;
import static dev.lendport.document.SamplePdfs.updated;
import static dev.lendport.document.SamplePdfs.withObjectStream;
import static dev.lendport.document.SamplePdfs.withObjects;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to take all memory or never to end, and files that nobody made. */
class BoundlessFilesTest {
    private static final String SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
    private static final String TOO_COMPLEX = "document_too_complex too_complex";
    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void a_bomb_costs_little() throws IOException {
        var bomb = withObjectStream("/Filter/FlateDecode", SamplePdfs.bomb("6 0 <<>>", 1_024));

        long before = allocated();
        assertThat(verdict(bomb)).isEqualTo(TOO_COMPLEX);
        assertThat(allocated() - before).isLessThan(64 * MEBIBYTE);
    }

    @Test
    void other_bombs_go_off_no_better() throws IOException {
        var twice = deflated(SamplePdfs.bomb("6 0 <<>>", 64));
        var many = ascii("6 0 " + "[]".repeat(1_000_000));

        assertThat(verdict(withObjectStream("/Filter[/FlateDecode/FlateDecode]", twice)))
                .isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjectStream("/Filter/RunLengthDecode", new byte[900])))
                .isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjectStream("/Filter/FlateDecode", deflated(many))))
                .isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjectStream(
                        "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>",
                        deflated(ascii("6 0 <<>>")))))
                .isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjects("[" + "[]".repeat(2_000_000) + "]"))).isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjects("[" + "1 ".repeat(4_000_000) + "]"))).isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjects("(" + "x".repeat(4_000_000) + ")"))).isEqualTo(TOO_COMPLEX);
        assertThat(verdict(joined(withObjects(), ascii("1 0 obj\n".repeat(250_000)), withObjects())))
                .isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjects(stream("", SamplePdfs.bomb("", 128)))))
                .as("a picture is not decoded")
                .isEqualTo("pdf 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 5_000, 1_000_000})
    void depth_is_no_hiding_place(int depth) throws IOException {
        assertThat(verdict(withObjects("[".repeat(depth) + SCRIPT + "]".repeat(depth))))
                .isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjects("<</A".repeat(depth) + SCRIPT + ">>".repeat(depth))))
                .isEqualTo(TOO_COMPLEX);
        assertThat(verdict(withObjectStream(
                        "/Filter/FlateDecode",
                        deflated(ascii("6 0 " + "[".repeat(2 * depth) + SCRIPT + "]".repeat(2 * depth))))))
                .isEqualTo(TOO_COMPLEX);
    }

    @Test
    void circles_end() throws IOException {
        var pdf = new String(withObjects(), StandardCharsets.ISO_8859_1);
        int table = pdf.indexOf("xref\n0");

        assertThat(verdict(ascii(pdf.replace("/Size 4", "/Size 4/Prev " + table))))
                .as("a cross-reference table that follows itself")
                .isNotEmpty();
        assertThat(verdict(withObjects("5 0 R", "4 0 R"))).isNotEmpty();
        assertThat(verdict(withObjects("<</Length 4 0 R>>\nstream\nx\nendstream")))
                .isNotEmpty();
        assertThat(verdict(withObjectStream("/Extends 4 0 R", ascii("6 0 <</S/JavaScript>>"))))
                .isEqualTo("document_active_content has_script");
        assertThat(verdict(withObjectStream("/Filter 6 0 R", ascii("6 0 /FlateDecode"))))
                .isNotEmpty();
    }

    @Test
    void no_distortion_makes_it_fail() throws IOException {
        long seed = 20_261_201L;
        var random = new Random(seed);
        var files = new byte[][] {
            withObjects(SCRIPT, stream("", ascii("x".repeat(50)))),
            withObjectStream("/Filter/FlateDecode", deflated(ascii("6 0 <</A[1 2 3]>>"))),
            pages(3),
            saved(SamplePdfs::withLinks),
            updated(withObjects(), CATALOG),
            SampleFiles.tiff(2, ByteOrder.BIG_ENDIAN),
            SampleFiles.heic(),
            SampleFiles.jpeg(),
            SampleFiles.png()
        };
        var verdicts = new TreeMap<String, Integer>();
        for (int round = 0; round < 10_000; round++) {
            var distorted = distorted(files[round % files.length], random);
            try {
                verdicts.merge(verdict(distorted), 1, Integer::sum);
            } catch (RuntimeException | IOException | Error failed) {
                throw new AssertionError("seed " + seed + ", round " + round, failed);
            }
        }
        System.out.println("seed " + seed + ": " + verdicts);
        assertThat(verdicts.values().stream().mapToInt(n -> n).sum()).isEqualTo(10_000);
    }

    /** Bytes changed, and pieces taken out, moved or repeated; the end is left where it says that nothing is missing. */
    private static byte[] distorted(byte[] file, Random random) {
        var distorted = file.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(distorted.length);
            switch (random.nextInt(3)) {
                case 0 -> distorted[at] = (byte) random.nextInt(256);
                case 1 -> distorted[at] = (byte) "0123456789<>[]()/ R".charAt(random.nextInt(19));
                default -> {
                    int from = random.nextInt(distorted.length);
                    int length = Math.min(random.nextInt(40), distorted.length - Math.max(at, from));
                    System.arraycopy(distorted, from, distorted, at, length);
                }
            }
        }
        return distorted;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
