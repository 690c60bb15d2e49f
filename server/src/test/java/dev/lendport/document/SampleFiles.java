package dev.lendport.document;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Real files of every kind that is taken, and what is not. */
public final class SampleFiles {
    /** 128 kbit/s at 44.1 kHz: 144 * 128000 / 44100. */
    private static final int MP3_FRAME = 417;

    /** A JPEG's remark with its mark. */
    private static final int LONGEST_REMARK = 65_537;

    private SampleFiles() {}

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    public static byte[] png() {
        return written(out -> ImageIO.write(picture(), "png", out));
    }

    public static byte[] jpeg() {
        return written(out -> ImageIO.write(picture(), "jpg", out));
    }

    /** A picture with a remark that every scanner takes for a virus. */
    public static byte[] infectedJpeg() {
        var picture = jpeg();
        var remark = ascii(FakeClamd.EICAR);
        int length = remark.length + 2;
        return joined(
                Arrays.copyOf(picture, 2),
                new byte[] {(byte) 0xff, (byte) 0xfe, (byte) (length >> 8), (byte) length},
                remark,
                Arrays.copyOfRange(picture, 2, picture.length));
    }

    /** A picture of exactly this size: whole, and padded with remarks. */
    public static byte[] jpegOfSize(int bytes) {
        var picture = jpeg();
        var out = ByteBuffer.allocate(bytes);
        out.put(picture, 0, 2);
        for (int rest = bytes - picture.length; rest > 0; ) {
            // A remark of fewer than four bytes has no room for its head.
            int remark = rest <= LONGEST_REMARK ? rest : Math.min(LONGEST_REMARK, rest - 4);
            out.put((byte) 0xff).put((byte) 0xfe).putShort((short) (remark - 2)).put(new byte[remark - 4]);
            rest -= remark;
        }
        return out.put(picture, 2, picture.length - 2).array();
    }

    private static BufferedImage picture() {
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var drawing = picture.createGraphics();
        drawing.setColor(Color.ORANGE);
        drawing.fillOval(5, 5, 40, 30);
        drawing.dispose();
        return picture;
    }

    /** A scan of one page. */
    public static byte[] tiff() {
        return tiff(1, ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] tiff(int pages, ByteOrder order) {
        return written(out -> {
            var writer = ImageIO.getImageWritersByFormatName("tiff").next();
            try (var file = ImageIO.createImageOutputStream(out)) {
                var head = writer.getDefaultStreamMetadata(null);
                var root = (IIOMetadataNode) head.getAsTree(head.getNativeMetadataFormatName());
                var told = new IIOMetadataNode("ByteOrder");
                told.setAttribute("value", order.toString());
                while (root.hasChildNodes()) {
                    root.removeChild(root.getFirstChild());
                }
                root.appendChild(told);
                head.setFromTree(head.getNativeMetadataFormatName(), root);
                writer.setOutput(file);
                writer.prepareWriteSequence(head);
                for (int page = 0; page < pages; page++) {
                    writer.writeToSequence(new IIOImage(picture(), null, null), null);
                }
                writer.endWriteSequence();
            } finally {
                writer.dispose();
            }
        });
    }

    /** The boxes of a telephone's picture, with noise where the picture would be. */
    public static byte[] heic() {
        return heic("heic");
    }

    static byte[] heic(String brand) {
        var handler = box("hdlr", ascii("\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        var item = box("pitm", new byte[] {0, 0, 0, 0, 0, 1});
        var places = box("iloc", new byte[] {0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 99});
        return joined(
                box("ftyp", ascii(brand + "\0\0\0\0mif1" + brand)),
                box("meta", joined(new byte[4], handler, item, places)),
                box("mdat", new byte[200]));
    }

    static byte[] box(String type, byte[] content) {
        return joined(ByteBuffer.allocate(4).putInt(8 + content.length).array(), ascii(type), content);
    }

    /** A second of silence at 8 kHz. */
    public static byte[] wav() {
        return wav(8_000);
    }

    /** A wave file with as many samples of one byte. */
    static byte[] wav(int samples) {
        var format = new AudioFormat(8_000, 8, 1, false, false);
        var silence = new byte[samples];
        Arrays.fill(silence, (byte) 0x80);
        return written(out -> {
            var sound = new AudioInputStream(new ByteArrayInputStream(silence), format, samples);
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, out);
        });
    }

    /** A wave file of exactly this size. */
    static byte[] wavOfSize(int bytes) {
        return wav(bytes - 44);
    }

    public static byte[] mp3() {
        return mp3(20);
    }

    static byte[] mp3(int frames) {
        var file = new byte[frames * MP3_FRAME];
        for (int frame = 0; frame < frames; frame++) {
            file[frame * MP3_FRAME] = (byte) 0xff;
            file[frame * MP3_FRAME + 1] = (byte) 0xfb;
            file[frame * MP3_FRAME + 2] = (byte) 0x90;
        }
        return file;
    }

    /** An ID3v2.3 tag with so many bytes of padding. */
    static byte[] id3(int padding) {
        var tag = new byte[10 + padding];
        tag[0] = 'I';
        tag[1] = 'D';
        tag[2] = '3';
        tag[3] = 3;
        tag[8] = (byte) (padding >> 7);
        tag[9] = (byte) (padding & 0x7f);
        return tag;
    }

    static byte[] zip() {
        return written(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("proof.txt"));
                zip.write("proof".getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    static byte[] gzip() {
        return written(out -> {
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(mp3());
            }
        });
    }

    static byte[] joined(byte[]... pieces) {
        return written(out -> {
            for (var piece : pieces) {
                out.write(piece);
            }
        });
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] cut(byte[] file, int fewer) {
        return Arrays.copyOf(file, file.length - fewer);
    }
}
