package dev.lendport.callback;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses lie on the public internet. Of IPv4 all but the special-purpose registry (IANA, RFC 6890 and its
 * successors); of IPv6 only the global unicast block 2000::/3 less its special parts, so that what embeds or translates
 * an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) never counts, whatever it embeds.
 */
final class PublicAddresses {
    private static final List<Network> REFUSED = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier NAT
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // a cloud's host services
                    "169.254.0.0/16", // link-local, with the clouds' metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.31.196.0/24", // AS112
                    "192.52.193.0/24", // AMT
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "192.175.48.0/24", // AS112
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, with the broadcast address
                    "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "2620:4f:8000::/48", // AS112
                    "3fff::/20") // documentation
            .map(Network::parse)
            .toList();
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    private final List<Network> alsoRefused;

    /** @param alsoRefused in CIDR notation */
    PublicAddresses(List<String> alsoRefused) {
        this.alsoRefused = alsoRefused.stream().map(Network::parse).toList();
    }

    /** An address and the number of its bits that count. */
    private record Network(List<Byte> prefix, int bits) {
        static Network parse(String text) {
            var parts = text.split("/", 2);
            var bytes = InetAddress.ofLiteral(parts[0]).getAddress();
            var bits = parts.length == 1 ? bytes.length * Byte.SIZE : Integer.parseInt(parts[1]);
            return new Network(boxed(bytes), bits);
        }

        private static List<Byte> boxed(byte[] bytes) {
            var boxed = new Byte[bytes.length];
            Arrays.setAll(boxed, i -> bytes[i]);
            return List.of(boxed);
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += Byte.SIZE) {
                int counted = Math.min(Byte.SIZE, bits - bit);
                int mask = (0xff << (Byte.SIZE - counted)) & 0xff;
                if (((address[bit / Byte.SIZE] ^ prefix.get(bit / Byte.SIZE)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        var global = bytes.length == 4 || (GLOBAL_UNICAST.contains(bytes) && !isIsatap(bytes));
        return global
                && REFUSED.stream().noneMatch(network -> network.contains(bytes))
                && alsoRefused.stream().noneMatch(network -> network.contains(bytes));
    }

    /** An interface identifier ::5efe:a.b.c.d, with or without the universal bit (RFC 5214). */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
    }
}
