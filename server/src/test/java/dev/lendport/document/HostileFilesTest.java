package dev.lendport.document;

import static dev.lendport.document.PaperVerdict.verdict;
import static dev.lendport.document.SampleFiles.ascii;
import static dev.lendport.document.SampleFiles.cut;
import static dev.lendport.document.SampleFiles.joined;
import static dev.lendport.document.SamplePdfs.CATALOG;
import static dev.lendport.document.SamplePdfs.PAGE;
import static dev.lendport.document.SamplePdfs.PAGES;
import static dev.lendport.document.SamplePdfs.deflated;
import static dev.lendport.document.SamplePdfs.pages;
import static dev.lendport.document.SamplePdfs.raw;
import static dev.lendport.document.SamplePdfs.saved;
import static dev.lendport.document.SamplePdfs.savedPlain;
import static dev.lendport.document.SamplePdfs.stream;
import static dev.lendport.document.SamplePdfs.updated;
import static dev.lendport.document.SamplePdfs.withCatalog;
import static dev.lendport.document.SamplePdfs.withObjectStream;
import static dev.lendport.document.SamplePdfs.withObjects;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers of a case, as they are sent, and as somebody sends them who means harm. */
class HostileFilesTest {
    private static final String SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
    private static final String WITH_SCRIPT = "document_active_content has_script";
    private static final String WITH_FILE = "document_active_content has_embedded_file";
    private static final String DAMAGED = "document_damaged damaged";
    private static final String POLYGLOT = "document_polyglot polyglot";

    @Test
    void ordinary_papers_are_taken() throws IOException {
        assertThat(verdict(pages(1))).isEqualTo("pdf 1");
        assertThat(verdict(pages(500))).isEqualTo("pdf 500");
        assertThat(verdict(savedPlain(document -> document.addPage(new PDPage()))))
                .isEqualTo("pdf 1");
        assertThat(verdict(withObjects())).isEqualTo("pdf 1");
        assertThat(verdict(SampleFiles.jpeg())).isEqualTo("jpeg null");
        assertThat(verdict(SampleFiles.png())).isEqualTo("png null");
        assertThat(verdict(SampleFiles.tiff())).isEqualTo("tiff 1");
        assertThat(verdict(SampleFiles.tiff(3, ByteOrder.BIG_ENDIAN))).isEqualTo("tiff 3");
        assertThat(verdict(SampleFiles.tiff(500, ByteOrder.LITTLE_ENDIAN))).isEqualTo("tiff 500");
        for (var brand : new String[] {"heic", "heix", "mif1", "msf1", "hevc"}) {
            assertThat(verdict(SampleFiles.heic(brand))).isEqualTo("heic null");
        }
    }

    @Test
    void ordinary_things_in_a_pdf_are_borne() throws IOException {
        assertThat(verdict(saved(SamplePdfs::withLinks))).isEqualTo("pdf 1");
        assertThat(verdict(updated(withObjects(), "<</Type/Catalog/Pages 2 0 R/Lang(pt)>>")))
                .isEqualTo("pdf 1");
        assertThat(verdict(joined(ascii("\u00ef\u00bb\u00bf"), withObjects()))).isEqualTo("pdf 1");
        assertThat(verdict(joined(ascii("\r\n"), withObjects()))).isEqualTo("pdf 1");
        assertThat(verdict(joined(withObjects(), new byte[700]))).isEqualTo("pdf 1");
        assertThat(verdict(withObjects("<</Font<</JS 5 0 R/EF 5 0 R/JavaScript 5 0 R>>>>", "<</Type/Font>>")))
                .as("names that pages give to their fonts")
                .isEqualTo("pdf 1");
        assertThat(verdict(withObjects("(about /JavaScript and /Launch)"))).isEqualTo("pdf 1");
        assertThat(verdict(withObjectStream("/Filter/FlateDecode", deflated(ascii("6 0 <</A 1>>")))))
                .isEqualTo("pdf 1");
    }

    @Test
    void scripts_are_found_wherever_they_are() throws IOException {
        assertThat(verdict(saved(document -> {
                    document.addPage(new PDPage());
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
                })))
                .as("in an object stream")
                .isEqualTo(WITH_SCRIPT);
        assertThat(verdict(withObjects(SCRIPT))).as("without reference").isEqualTo(WITH_SCRIPT);
        assertThat(verdict(withObjectStream("/Filter/FlateDecode", deflated(ascii("6 0 " + SCRIPT)))))
                .as("in an object stream, without reference")
                .isEqualTo(WITH_SCRIPT);
        assertThat(verdict(withObjects("<</S/#4aava#53cript/JS(x)>>"))).isEqualTo(WITH_SCRIPT);
        assertThat(verdict(withObjects("<</S 5 0 R/JS(x)>>", "/JavaScript"))).isEqualTo(WITH_SCRIPT);
        assertThat(verdict(withObjects("[[[<</AA<</O" + SCRIPT + ">>>>]]]"))).isEqualTo(WITH_SCRIPT);
        assertThat(verdict(withObjects(stream("/Next " + SCRIPT, ascii("x"))))).isEqualTo(WITH_SCRIPT);
        assertThat(verdict(raw("/X " + SCRIPT, CATALOG, PAGES, PAGE)))
                .as("in the trailer")
                .isEqualTo(WITH_SCRIPT);
        assertThat(verdict(updated(withObjects(), "<</Type/Catalog/Pages 2 0 R/OpenAction" + SCRIPT + ">>")))
                .as("in an update")
                .isEqualTo(WITH_SCRIPT);
        assertThat(verdict(withCatalog("<</Type/Catalog/Pages 2 0 R/Names<</JavaScript<</Names[(a)null]>>>>>>")))
                .isEqualTo(WITH_SCRIPT);
    }

    @Test
    void files_inside_are_found() throws IOException {
        assertThat(verdict(saved(HostileFilesTest::withFile))).isEqualTo(WITH_FILE);
        assertThat(verdict(withObjects(stream("/Type/EmbeddedFile", ascii("x")))))
                .as("without reference")
                .isEqualTo(WITH_FILE);
        assertThat(verdict(withObjects("<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>", stream("", ascii("MZ")))))
                .isEqualTo(WITH_FILE);
        assertThat(verdict(withObjects("<</Type/Annot/Subtype/FileAttachment>>")))
                .isEqualTo(WITH_FILE);
        assertThat(verdict(withObjects("<</S/GoToE/T<</R/C>>>>"))).isEqualTo(WITH_FILE);
    }

    private static void withFile(PDDocument document) throws IOException {
        document.addPage(new PDPage());
        var specification = new PDComplexFileSpecification();
        specification.setFile("inside.txt");
        specification.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(ascii("inside"))));
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("inside", specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <</S/Launch/F(cmd.exe)>>                       | has_launch
            <</FT/Tx/AA<</K<</S/Launch/Win<</F(c)>>>>>>>>  | has_launch
            <</XFA[(template) 2 0 R]>>                     | has_dynamic_form
            <</Type/Annot/Subtype/RichMedia>>              | has_multimedia
            <</Type/Annot/Subtype/Screen>>                 | has_multimedia
            <</S/Rendition/R 2 0 R/OP 0>>                  | has_multimedia
            <</S/Rendition/JS(x)/OP 0>>                    | has_script
            <</S/SubmitForm/F(https://x.example)>>         | has_sends_data
            <</S/ImportData/F(a.fdf)>>                     | has_sends_data
            """)
    void what_acts_is_found(String object, String expected) throws IOException {
        assertThat(verdict(withObjects(object))).isEqualTo("document_active_content " + expected);
    }

    @Test
    void a_program_to_launch_is_found_in_an_object_stream() throws IOException {
        assertThat(verdict(saved(document -> {
                    document.addPage(new PDPage());
                    document.getDocumentCatalog().setOpenAction(new PDActionLaunch());
                })))
                .isEqualTo("document_active_content has_launch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", ""})
    void what_is_encrypted_is_told_apart_whether_or_not_it_opens(String password) throws IOException {
        assertThat(verdict(savedPlain(document -> {
                    document.addPage(new PDPage());
                    var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
                    policy.setEncryptionKeyLength(128);
                    document.protect(policy);
                })))
                .isEqualTo("document_encrypted encrypted");
        assertThat(verdict(raw("/Encrypt<</Filter/Adobe.PubSec/V 4>>", CATALOG, PAGES, PAGE)))
                .isEqualTo("document_encrypted encrypted");
    }

    @Test
    void more_than_500_pages_are_refused() throws IOException {
        assertThat(verdict(pages(501))).isEqualTo("document_too_many_pages too_many_pages");
        assertThat(verdict(raw("", CATALOG, "<</Type/Pages/Count 1/Kids[%s]>>".formatted("3 0 R ".repeat(501)), PAGE)))
                .as("whatever the count says")
                .isEqualTo("document_too_many_pages too_many_pages");
        assertThat(verdict(SampleFiles.tiff(501, ByteOrder.LITTLE_ENDIAN)))
                .isEqualTo("document_too_many_pages too_many_pages");
    }

    @Test
    void what_is_not_whole_is_damaged() throws IOException {
        for (var pdf : new byte[][] {withObjects(), pages(3)}) {
            assertThat(verdict(cut(pdf, 6))).isEqualTo(DAMAGED);
            assertThat(verdict(cut(pdf, pdf.length / 2))).isEqualTo(DAMAGED);
            assertThat(verdict(joined(pdf, ascii("more")))).isEqualTo(DAMAGED);
        }
        assertThat(verdict(ascii("%PDF-1.7\n%%EOF"))).isEqualTo(DAMAGED);
        assertThat(verdict(raw("", CATALOG, "<</Type/Pages/Kids[]/Count 9>>"))).isEqualTo(DAMAGED);
        assertThat(verdict(raw("", CATALOG, "<</Type/Pages/Kids[2 0 R 1 0 R]>>")))
                .as("a page tree in a circle")
                .isEqualTo(DAMAGED);
        assertThat(verdict(cut(SampleFiles.tiff(), 4))).isEqualTo(DAMAGED);
        assertThat(verdict(cut(SampleFiles.heic(), 4))).isEqualTo(DAMAGED);
        assertThat(verdict(joined(SampleFiles.heic(), ascii("more")))).isEqualTo(DAMAGED);
        assertThat(verdict(SampleFiles.box("ftyp", ascii("heic\0\0\0\0mif1heic"))))
                .isEqualTo(DAMAGED);
    }

    @Test
    void directories_in_a_circle_are_damage() throws IOException {
        var tiff = ByteBuffer.wrap(SampleFiles.tiff()).order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        tiff.putInt(directory + 2 + 12 * tiff.getShort(directory), directory);

        assertThat(verdict(tiff.array())).isEqualTo(DAMAGED);
    }

    @Test
    void what_is_two_things_at_once_is_neither() throws IOException {
        assertThat(verdict(joined(ascii("<html><script>alert(1)</script>"), withObjects())))
                .isEqualTo(POLYGLOT);
        assertThat(verdict(joined(ascii("MZ\u0090\0"), withObjects()))).isEqualTo(POLYGLOT);
        assertThat(verdict(joined(ascii("%PDF-1.7 <script>alert(1)</script>\n"), withObjects())))
                .isEqualTo(POLYGLOT);
        assertThat(verdict(withObjects(stream("", SampleFiles.zip())))).isEqualTo(POLYGLOT);
        assertThat(verdict(joined(withObjects(), SampleFiles.zip()))).isEqualTo(POLYGLOT);
        assertThat(verdict(joined(SampleFiles.box("ftyp", ascii("heic\0\0\0\0mif1")), withObjects())))
                .isEqualTo(POLYGLOT);
        var disk = withObjects(stream("", new byte[40_000]));
        System.arraycopy(ascii("CD001"), 0, disk, 0x8001, 5);
        assertThat(verdict(disk)).as("the image of a disk").isEqualTo(POLYGLOT);
    }

    @Test
    void office_files_and_archives_are_told_apart() throws IOException {
        var docx = ZipOf.names("[Content_Types].xml", "word/document.xml");
        assertThat(verdict(docx)).isEqualTo("document_office office");
        assertThat(verdict(ZipOf.names("word/document.xml", "[Content_Types].xml")))
                .isEqualTo("document_office office");
        assertThat(verdict(ZipOf.names("META-INF/manifest.xml", "content.xml"))).isEqualTo("document_office office");
        assertThat(verdict(SampleFiles.zip(), "income.xlsx")).isEqualTo("document_office office");
        assertThat(verdict(joined(ascii("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), new byte[600])))
                .isEqualTo("document_office office");
        assertThat(verdict(SampleFiles.zip())).isEqualTo("document_compressed compressed");
        assertThat(verdict(SampleFiles.gzip())).isEqualTo("document_compressed compressed");
        assertThat(verdict(withObjects(), "income.docx")).isEqualTo("document_mislabelled mislabelled");
    }

    @Test
    void other_things_are_not_taken() throws IOException {
        assertThat(verdict(SampleFiles.mp3())).isEqualTo("document_type_unsupported type_unsupported");
        assertThat(verdict(ascii("GIF89a and more"))).isEqualTo("document_type_unsupported type_unsupported");
        assertThat(verdict(SampleFiles.heic("avif"))).isEqualTo("document_type_unsupported type_unsupported");
        assertThat(verdict(ascii("II+\0\u0008\0\0\0"))).isEqualTo("document_type_unsupported type_unsupported");
        assertThat(verdict(new byte[0])).isEqualTo("document_empty empty");
    }

    @ParameterizedTest
    @CsvSource({"a.pdf,pdf 1", "A.PDF,pdf 1", "a,pdf 1", "a.v2,pdf 1", "a.jpg,", "a.pdf.exe,", "a.tif,"})
    void an_extension_says_what_the_content_is(String name, @Nullable String expected) throws IOException {
        assertThat(verdict(withObjects(), name))
                .isEqualTo(expected == null ? "document_mislabelled mislabelled" : expected);
    }
}
