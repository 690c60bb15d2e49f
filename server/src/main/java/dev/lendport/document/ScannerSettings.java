package dev.lendport.document;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where the scanner is, and what it can take.
 *
 * @param address {@code host:port}, the path of a socket, or nothing when there is no scanner
 * @param timeout of one scan, from the connection to the answer
 * @param largestBytes what clamd calls StreamMaxLength
 * @param lookEvery how soon a document is found that is to be tried again, or that another node has left
 * @param atOnce scans that this node has under way
 */
record ScannerSettings(String address, Duration timeout, long largestBytes, Duration lookEvery, int atOnce) {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[^:/]+|\\[[0-9a-fA-F:.]+\\]):(?<port>[0-9]{1,5})");

    ScannerSettings {
        address = address.strip();
        if (!address.isEmpty()
                && !address.startsWith("/")
                && !HOST_AND_PORT.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "lendport.documents.scanner.address is host:port or the path of a socket, not " + address);
        }
        if (timeout.isZero() || timeout.isNegative() || largestBytes < 1 || atOnce < 1) {
            throw new IllegalArgumentException("lendport.documents.scanner has a limit that is not above zero");
        }
    }

    boolean isOn() {
        return !address.isEmpty();
    }

    boolean isSocket() {
        return address.startsWith("/");
    }

    String host() {
        return address.substring(0, address.lastIndexOf(':'));
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
