package dev.lendport.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A valid file of nearly a given size, and never more: one page with a picture of noise, since scans do not compress
 * either. The same one every time.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Paper(String fileName, String mediaType, byte[] content) {
    private static final long SEED = 9;
    private static final int FRAME_OF_PDF = 1_000;
    private static final int A4_PIXELS_WIDE = 2_480;
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int FRAME_OF_PNG = 200;
    private static final int STORED_BLOCK = 128 * 1024;
    private static final int THOUSAND = 1_000;

    static Paper pdf(int mostBytes) {
        int height = (mostBytes - FRAME_OF_PDF) / A4_PIXELS_WIDE;
        var pixels = noise(A4_PIXELS_WIDE * height);
        var file = new ByteArrayOutputStream(mostBytes);
        var places = new int[6];
        write(file, "%PDF-1.7\n");
        object(file, places, 1, "<< /Type /Catalog /Pages 2 0 R >>");
        object(file, places, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object(
                file,
                places,
                3,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R\n"
                        + "/Resources << /XObject << /Scan 5 0 R >> >> >>");
        var drawing = "595 0 0 842 0 0 cm /Scan Do";
        object(file, places, 4, "<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream");
        places[5] = file.size();
        write(file, "5 0 obj\n<< /Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8\n");
        write(file, "/Width " + A4_PIXELS_WIDE + " /Height " + height + " /Length " + pixels.length + " >>\nstream\n");
        file.writeBytes(pixels);
        write(file, "\nendstream\nendobj\n");
        int table = file.size();
        write(file, "xref\n0 6\n0000000000 65535 f \n");
        for (int number = 1; number < places.length; number++) {
            write(file, String.format(Locale.ROOT, "%010d 00000 n \n", places[number]));
        }
        write(file, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return new Paper("scan.pdf", "application/pdf", file.toByteArray());
    }

    private static void object(ByteArrayOutputStream file, int[] places, int number, String text) {
        places[number] = file.size();
        write(file, number + " 0 obj\n" + text + "\nendobj\n");
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Paper png(int mostBytes) {
        int width = (int) Math.sqrt(mostBytes);
        int height = (mostBytes - FRAME_OF_PNG - mostBytes / THOUSAND) / (1 + width);
        var rows = noise(height * (1 + width));
        for (int row = 0; row < height; row++) {
            // Each row begins with its filter: none.
            rows[row * (1 + width)] = 0;
        }
        var file = new ByteArrayOutputStream(mostBytes);
        file.writeBytes(PNG_SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", stored(rows));
        chunk(file, "IEND", new byte[0]);
        return new Paper("scan.png", "image/png", file.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
        file.writeBytes(name);
        file.writeBytes(data);
        file.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
    }

    private static byte[] stored(byte[] rows) {
        var compressed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.NO_COMPRESSION);
        try (OutputStream stream = new DeflaterOutputStream(compressed, deflater, STORED_BLOCK)) {
            stream.write(rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return compressed.toByteArray();
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
