package dev.lendport.document;

import static dev.lendport.document.SampleFiles.ascii;
import static dev.lendport.document.SampleFiles.joined;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;

/** PDFs, of a library or written object by object. */
public final class SamplePdfs {
    static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>";

    private SamplePdfs() {}

    /** What one does with a document before it is saved. */
    @FunctionalInterface
    interface Change {
        void to(PDDocument document) throws IOException;
    }

    public static byte[] pages(int count) {
        return saved(document -> {
            for (int page = 0; page < count; page++) {
                document.addPage(new PDPage());
            }
        });
    }

    public static byte[] encrypted(String password) {
        return savedPlain(document -> {
            document.addPage(new PDPage());
            var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
        });
    }

    /** Says hello when it is opened. */
    public static byte[] withScript() {
        return saved(document -> {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hello');"));
        });
    }

    /** With its objects in object streams, as the library does unless it is told not to. */
    static byte[] saved(Change change) {
        return saved(CompressParameters.DEFAULT_COMPRESSION, change);
    }

    static byte[] savedPlain(Change change) {
        return saved(CompressParameters.NO_COMPRESSION, change);
    }

    private static byte[] saved(CompressParameters compression, Change change) {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            // Otherwise the time becomes its id, and no two runs have the same file.
            document.setDocumentId(1L);
            change.to(document);
            document.save(out, compression);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /** One page, and these objects from number 4 on, to which nothing need refer. */
    static byte[] withObjects(String... objects) {
        return withCatalog(CATALOG, objects);
    }

    static byte[] withCatalog(String catalog, String... objects) {
        var all = new String[objects.length + 3];
        all[0] = catalog;
        all[1] = PAGES;
        all[2] = PAGE;
        System.arraycopy(objects, 0, all, 3, objects.length);
        return raw("", all);
    }

    /** These objects, numbered from 1, of which the first is the catalog. */
    static byte[] raw(String inTrailer, String... objects) {
        var out = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var table = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.length + 1));
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.length()));
            out.append("%d 0 obj\n".formatted(i + 1)).append(objects[i]).append("\nendobj\n");
        }
        int at = out.length();
        out.append(table).append("trailer\n<</Size %d/Root 1 0 R%s>>\n".formatted(objects.length + 1, inTrailer));
        return ascii(out.append("startxref\n%d\n%%%%EOF\n".formatted(at)).toString());
    }

    /** An object that is a stream. */
    static String stream(String dictionary, byte[] content) {
        return "<<%s/Length %d>>\nstream\n".formatted(dictionary, content.length)
                + new String(content, StandardCharsets.ISO_8859_1) + "\nendstream";
    }

    /**
     * One page, whose cross-references are a stream, and an object stream of this content under number 4 in which
     * object 6 stands.
     */
    static byte[] withObjectStream(String dictionary, byte[] content) {
        var out = new StringBuilder("%PDF-1.7\n");
        var places = new int[6];
        var objects = new String[] {CATALOG, PAGES, PAGE, stream("/Type/ObjStm/N 1/First 4" + dictionary, content)};
        for (int i = 0; i < objects.length; i++) {
            places[i + 1] = out.length();
            out.append("%d 0 obj\n".formatted(i + 1)).append(objects[i]).append("\nendobj\n");
        }
        places[5] = out.length();
        var rows = new ByteArrayOutputStream();
        rows.writeBytes(new byte[] {0, 0, 0, 0, 0});
        for (int i = 1; i <= 5; i++) {
            rows.writeBytes(new byte[] {1, (byte) (places[i] >> 16), (byte) (places[i] >> 8), (byte) places[i], 0});
        }
        rows.writeBytes(new byte[] {2, 0, 0, 4, 0});
        out.append("5 0 obj\n").append(stream("/Type/XRef/Size 7/W[1 3 1]/Root 1 0 R", rows.toByteArray()));
        return ascii(out.append("\nendobj\nstartxref\n%d\n%%%%EOF\n".formatted(places[5]))
                .toString());
    }

    /** Changed behind its end, as programs do that sign or annotate. */
    static byte[] updated(byte[] pdf, String changedCatalog) {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        int previous = Integer.parseInt(text.substring(text.lastIndexOf("startxref") + 10)
                .split("\n", 2)[0]
                .strip());
        var update = "1 0 obj\n" + changedCatalog + "\nendobj\n";
        return joined(
                pdf,
                ascii(update
                        + "xref\n1 1\n%010d 00000 n \n".formatted(pdf.length)
                        + "trailer\n<</Size 4/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
                                .formatted(previous, pdf.length + update.length())));
    }

    /** What opens at a place and leads to the web. */
    static void withLinks(PDDocument document) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        var destination = new PDPageFitDestination();
        destination.setPage(page);
        var first = new PDActionGoTo();
        first.setDestination(destination);
        document.getDocumentCatalog().setOpenAction(first);
        var web = new PDActionURI();
        web.setURI("https://lender.example/");
        var link = new PDAnnotationLink();
        link.setAction(web);
        page.getAnnotations().add(link);
    }

    static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(out)) {
            deflating.write(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /** So many mebibytes of blanks in a thousandth of the room. */
    static byte[] bomb(String begin, int mebibytes) {
        var out = new ByteArrayOutputStream();
        var blanks = ascii(" ".repeat(1024 * 1024));
        try (var deflating = new DeflaterOutputStream(out)) {
            deflating.write(ascii(begin));
            for (int i = 0; i < mebibytes; i++) {
                deflating.write(blanks);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }
}
