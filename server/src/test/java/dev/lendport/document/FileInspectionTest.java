package dev.lendport.document;

import static dev.lendport.document.SampleFiles.ascii;
import static dev.lendport.document.SampleFiles.cut;
import static dev.lendport.document.SampleFiles.joined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.outcome.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, is in its bytes. */
class FileInspectionTest {
    private static final byte[] PROGRAM = joined(ascii("MZ\u0090\u0000\u0003"), new byte[2_000], ascii("This program"));

    @TempDir
    private Path folder;

    @Test
    void real_files_are_what_they_are() throws IOException {
        assertThat(verdict(SampleFiles.png())).isEqualTo("png");
        assertThat(verdict(SampleFiles.jpeg())).isEqualTo("jpeg");
        assertThat(verdict(SampleFiles.wav())).isEqualTo("wav");
        assertThat(verdict(SampleFiles.mp3())).isEqualTo("mp3");
    }

    @Test
    void what_players_and_cameras_add_is_borne() throws IOException {
        var oldTag = joined(ascii("TAG"), new byte[125]);
        var ape = joined(ascii("APETAGEX"), new byte[24], ascii("APETAGEX"), new byte[24]);

        assertThat(verdict(joined(SampleFiles.id3(300), SampleFiles.mp3()))).isEqualTo("mp3");
        assertThat(verdict(joined(SampleFiles.mp3(), oldTag))).isEqualTo("mp3");
        assertThat(verdict(joined(SampleFiles.mp3(), ape, oldTag))).isEqualTo("mp3");
        assertThat(verdict(joined(SampleFiles.mp3(), SampleFiles.id3(20), SampleFiles.mp3())))
                .isEqualTo("mp3");
        assertThat(verdict(cut(SampleFiles.mp3(), 100)))
                .as("a recording that was cut off")
                .isEqualTo("mp3");
        assertThat(verdict(joined(SampleFiles.jpeg(), new byte[3], SampleFiles.jpeg())))
                .as("pictures of the same shot")
                .isEqualTo("jpeg");
        assertThat(verdict(joined(SampleFiles.id3(30), SampleFiles.id3(300), SampleFiles.mp3())))
                .as("two programs wrote a tag each")
                .isEqualTo("mp3");
        assertThat(verdict(joined(SampleFiles.jpeg(), ascii("\n")))).isEqualTo("jpeg");
        assertThat(verdict(joined(SampleFiles.jpeg(), samsungNotes()))).isEqualTo("jpeg");
        assertThat(verdict(SampleFiles.wav(8_001))).as("an odd number of bytes").isEqualTo("wav");
    }

    /** Of a pipe, of ffmpeg into a pipe, of a recorder that lost power before and after the first second. */
    @ParameterizedTest
    @CsvSource({"0,0", "-1,-1", "36,0", "0,8000", "-1,8000"})
    void sizes_that_were_never_filled_in_mean_the_rest_of_the_file(int size, int dataSize) throws IOException {
        var wav = SampleFiles.wav();
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, size).putInt(40, dataSize);

        assertThat(verdict(wav)).isEqualTo("wav");
        assertThat(verdict(joined(wav, SampleFiles.zip()))).isEqualTo("document_compressed");
        assertThat(verdict(cut(wav, 8_000))).isEqualTo("document_damaged");
    }

    @Test
    void a_wave_file_may_hold_mp3() throws IOException {
        var format = ByteBuffer.allocate(38)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("fmt "))
                .putInt(30)
                .putShort((short) 0x55)
                .putShort((short) 2)
                .putInt(44_100)
                .array();
        var data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("data"))
                .putInt(SampleFiles.mp3().length);
        var chunks = joined(ascii("WAVE"), format, data.array(), SampleFiles.mp3());
        var size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(chunks.length);

        assertThat(verdict(joined(ascii("RIFF"), size.array(), chunks))).isEqualTo("wav");
    }

    @Test
    void notes_that_do_not_add_up_are_damage() throws IOException {
        var notes = samsungNotes();
        assertThat(verdict(joined(SampleFiles.jpeg(), ascii("MZ program"), notes)))
                .isEqualTo("document_damaged");
        assertThat(verdict(joined(SampleFiles.jpeg(), notes, PROGRAM))).isEqualTo("document_damaged");
        assertThat(verdict(joined(SampleFiles.jpeg(), Arrays.copyOfRange(notes, 4, notes.length))))
                .isEqualTo("document_damaged");
        assertThat(verdict(joined(SampleFiles.jpeg(), SampleFiles.zip(), notes)))
                .isEqualTo("document_compressed");
    }

    @Test
    void a_picture_that_is_a_pdf_too_is_not_taken() throws IOException {
        assertThat(verdict(inComment(SampleFiles.jpeg(), ascii("%PDF-1.4\n1 0 obj"))))
                .isEqualTo("document_polyglot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "504b0304",
                "504b0506",
                "1f8b08",
                "377abcaf271c",
                "526172211a0700",
                "425a6839314159265359",
                "fd377a585a00",
                "28b52ffd",
                "04224d18",
                "4c5a4950",
                "1f9d",
                "4d534346"
            })
    void compressed_files_are_known_whatever_they_hold(String beginning) throws IOException {
        assertThat(verdict(joined(HexFormat.of().parseHex(beginning), new byte[500])))
                .isEqualTo("document_compressed");
    }

    @Test
    void an_archive_inside_or_behind_something_is_found() throws IOException {
        var png = SampleFiles.png();
        var sevenZip = joined(HexFormat.of().parseHex("377abcaf271c0004"), new byte[64]);
        var rar = joined(HexFormat.of().parseHex("526172211a0700"), new byte[64]);

        assertThat(verdict(joined(png, SampleFiles.zip()))).isEqualTo("document_compressed");
        assertThat(verdict(joined(SampleFiles.jpeg(), sevenZip))).isEqualTo("document_compressed");
        assertThat(verdict(joined(SampleFiles.mp3(), rar))).isEqualTo("document_compressed");
        assertThat(verdict(inChunk(png, SampleFiles.zip()))).isEqualTo("document_compressed");
        assertThat(verdict(inComment(SampleFiles.jpeg(), SampleFiles.zip()))).isEqualTo("document_compressed");
        assertThat(verdict(inComment(SampleFiles.jpeg(), ascii("a comment")))).isEqualTo("jpeg");
    }

    @Test
    void what_is_cut_off_or_goes_on_is_damaged() throws IOException {
        for (var file : new byte[][] {SampleFiles.png(), SampleFiles.jpeg(), SampleFiles.wav()}) {
            assertThat(verdict(cut(file, 1))).isEqualTo("document_damaged");
            assertThat(verdict(cut(file, file.length / 2))).isEqualTo("document_damaged");
            assertThat(verdict(joined(file, PROGRAM))).isEqualTo("document_damaged");
            assertThat(verdict(joined(file, ascii("<script>alert(1)</script>"))))
                    .isEqualTo("document_damaged");
        }
        assertThat(verdict(joined(SampleFiles.mp3(), PROGRAM))).isEqualTo("document_damaged");
        assertThat(verdict(joined(SampleFiles.mp3(), ascii("ID3\u0003\u0000\u0000\u007f\u007f\u007f\u007f"), PROGRAM)))
                .isEqualTo("document_damaged");
    }

    @Test
    void a_beginning_alone_makes_no_file() throws IOException {
        assertThat(verdict(ascii("\u0089PNG\r\n\u001a\n"))).isEqualTo("document_damaged");
        assertThat(verdict(ascii("\u00ff\u00d8\u00ff\u00d9"))).isEqualTo("document_damaged");
        assertThat(verdict(ascii("RIFF\u0004\u0000\u0000\u0000WAVE"))).isEqualTo("document_damaged");
        assertThat(verdict(SampleFiles.id3(50))).isEqualTo("document_type_unsupported");
        assertThat(verdict(joined(SampleFiles.id3(50), ascii("fLaC"), new byte[500])))
                .isEqualTo("document_type_unsupported");
        assertThat(verdict(SampleFiles.mp3(2))).isEqualTo("document_type_unsupported");
        assertThat(verdict(joined(SampleFiles.mp3(1), new byte[5_000]))).isEqualTo("document_type_unsupported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7",
                "GIF89a",
                "MZ",
                "\u007fELF",
                "<html>",
                "#!/bin/sh",
                "RIFF____AVI ",
                "OggS",
                "x",
                "\u0000",
                "\u00ff\u00fe<\u0000",
                "\u00ff\u00f1P\u0080",
                "....ftypM4A "
            })
    void anything_else_is_not_taken(String beginning) throws IOException {
        assertThat(verdict(joined(ascii(beginning), new byte[600]))).isEqualTo("document_type_unsupported");
    }

    @Test
    void nothing_is_empty() throws IOException {
        assertThat(verdict(new byte[0])).isEqualTo("document_empty");
    }

    @ParameterizedTest
    @CsvSource({
        "proof.png,,png",
        "PROOF.PNG,image/png,png",
        "proof,,png",
        "proof.png,application/octet-stream,png",
        "proof.png,binary/octet-stream,png",
        "comprovante.v2,,png",
        "comprovante.rev10,,png",
        "call of 12.05.2026,,png",
        ",,png",
        "proof.jpg,,document_mislabelled",
        "proof.pdf,,document_mislabelled",
        "proof.exe,,document_mislabelled",
        "proof.png,image/jpeg,document_mislabelled",
        "proof.png,text/html; charset=utf-8,document_mislabelled",
        "proof.png.mp3,,document_mislabelled",
    })
    void a_label_may_say_nothing_but_not_something_else(
            @Nullable String name, @Nullable String mediaType, String expected) throws IOException {
        assertThat(verdict(SampleFiles.png(), new FileLabel(name, mediaType))).isEqualTo(expected);
    }

    @Test
    void the_many_names_of_a_type_mean_the_same() throws IOException {
        assertThat(verdict(SampleFiles.jpeg(), new FileLabel("a.jpg", "image/pjpeg")))
                .isEqualTo("jpeg");
        assertThat(verdict(SampleFiles.jpeg(), new FileLabel("a.jfif", "image/jpg")))
                .isEqualTo("jpeg");
        assertThat(verdict(SampleFiles.mp3(), new FileLabel("a.mp3", "audio/mp3")))
                .isEqualTo("mp3");
        assertThat(verdict(SampleFiles.mp3(), new FileLabel("a.mp3", "audio/mpg")))
                .isEqualTo("mp3");
        assertThat(verdict(SampleFiles.wav(), new FileLabel("a.wave", "audio/x-wav")))
                .isEqualTo("wav");
    }

    @Test
    void no_distortion_makes_it_fail() throws IOException {
        var random = new Random(20_261_121L);
        for (var file :
                new byte[][] {SampleFiles.png(), SampleFiles.jpeg(), SampleFiles.wav(100), SampleFiles.mp3(5)}) {
            for (int round = 0; round < 200; round++) {
                var distorted = cut(file, random.nextInt(file.length));
                for (int i = 0; i < 5 && distorted.length > 0; i++) {
                    distorted[random.nextInt(distorted.length)] = (byte) random.nextInt(256);
                }
                assertThat(verdict(distorted)).isNotEmpty();
            }
        }
    }

    /** One note, then the directory that tells where it begins, as ordinary pictures of these telephones end. */
    private static byte[] samsungNotes() {
        var note = joined(new byte[] {0, 0, 1, 0x0a, 14, 0, 0, 0}, ascii("Image_UTC_Data1764547200000"));
        var directory = ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("SEFH"))
                .putInt(106)
                .putInt(1)
                .put(new byte[] {0, 0, 1, 0x0a})
                .putInt(note.length)
                .putInt(note.length)
                .putInt(24)
                .put(ascii("SEFT"));
        return joined(note, directory.array());
    }

    /** The same picture with one more chunk behind its header. */
    private static byte[] inChunk(byte[] png, byte[] data) {
        var sum = new CRC32();
        var typed = joined(ascii("prIv"), data);
        sum.update(typed);
        var chunk = ByteBuffer.allocate(8 + typed.length)
                .putInt(data.length)
                .put(typed)
                .putInt((int) sum.getValue())
                .array();
        int behindHeader = 33;
        return joined(Arrays.copyOf(png, behindHeader), chunk, Arrays.copyOfRange(png, behindHeader, png.length));
    }

    /** The same picture with a comment. */
    private static byte[] inComment(byte[] jpeg, byte[] comment) {
        int length = comment.length + 2;
        return joined(
                Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xff, (byte) 0xfe, (byte) (length >> 8), (byte) length},
                comment,
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private String verdict(byte[] content) throws IOException {
        return verdict(content, new FileLabel(null, null));
    }

    private String verdict(byte[] content, FileLabel label) throws IOException {
        var file = Files.write(folder.resolve("file"), content);
        try (var bytes = FileBytes.open(file)) {
            return switch (FileInspection.of(bytes, label, FileType.EVIDENCE)) {
                case Outcome.Done<Inspected>(var found) -> found.type().wire();
                case Outcome.Refused<Inspected>(var refusal) -> refusal.code().code();
            };
        }
    }
}
