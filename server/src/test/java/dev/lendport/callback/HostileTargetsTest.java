package dev.lendport.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lendport.Patience;
import dev.lendport.callback.Attempt.Outcome;
import dev.lendport.caller.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No address inside a network is ever connected to, however it is written down or answered by a name server. */
class HostileTargetsTest {
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket forbidden;

    @BeforeEach
    void listen() throws IOException {
        // On every address of this machine, so that whatever leads here is seen.
        forbidden = new ServerSocket();
        forbidden.bind(new InetSocketAddress((InetAddress) null, 0));
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    forbidden.accept().close();
                    connections.incrementAndGet();
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        forbidden.close();
    }

    /** The first, the last and two inner addresses of every special network. */
    static List<String> specialAddresses() {
        var networks = Stream.of(
                "0.0.0.0/8",
                "10.0.0.0/8",
                "100.64.0.0/10",
                "127.0.0.0/8",
                "169.254.0.0/16",
                "172.16.0.0/12",
                "192.0.0.0/24",
                "192.0.2.0/24",
                "192.31.196.0/24",
                "192.52.193.0/24",
                "192.88.99.0/24",
                "192.168.0.0/16",
                "192.175.48.0/24",
                "198.18.0.0/15",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "224.0.0.0/4",
                "240.0.0.0/4",
                "168.63.129.16/32",
                "169.254.169.254/32",
                "100.100.100.200/32",
                "192.0.0.192/32",
                "255.255.255.255/32");
        return networks.flatMap(HostileTargetsTest::samples).distinct().toList();
    }

    private static Stream<String> samples(String network) {
        var parts = network.split("/", 2);
        var bytes = InetAddress.ofLiteral(parts[0]).getAddress();
        long first = 0;
        for (var b : bytes) {
            first = first << 8 | (b & 0xff);
        }
        long size = 1L << (32 - Integer.parseInt(parts[1]));
        return Stream.of(first, first + size / 3, first + size / 2, first + size - 1)
                .map(HostileTargetsTest::dotted);
    }

    private static String dotted(long address) {
        return "%d.%d.%d.%d".formatted(address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255);
    }

    /** Every way in which IPv6 carries an IPv4 address. */
    private static Stream<String> carrying(String v4) {
        var b = InetAddress.ofLiteral(v4).getAddress();
        var hex = "%02x%02x:%02x%02x".formatted(b[0], b[1], b[2], b[3]);
        var inverted = "%02x%02x:%02x%02x".formatted(~b[0] & 255, ~b[1] & 255, ~b[2] & 255, ~b[3] & 255);
        return Stream.of(
                "::ffff:" + v4,
                "::" + v4,
                "::ffff:0:" + v4,
                "64:ff9b::" + v4,
                "64:ff9b:1::" + v4,
                "2002:" + hex + "::1",
                "2001:0:4136:e378:8000:63bf:" + inverted,
                "2a00:1450:4000::5efe:" + hex,
                "2a00:1450:4000::200:5efe:" + hex);
    }

    static List<String> specialV6() {
        return List.of(
                "::",
                "::1",
                "fe80::1",
                "fe80::a9fe:a9fe",
                "febf::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "fdff::1",
                "ff02::1",
                "ff0e::1",
                "100::1",
                "100:0:0:1::1",
                "2001:db8::1",
                "2001:db8:ffff::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:1::1",
                "2001:4:112::1",
                "2620:4f:8000::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "4000::1",
                "8000::1",
                "e000::1",
                "fe00::1",
                "::7f00:1",
                "::2");
    }

    private static List<InetAddress> hostileAddresses() {
        return Stream.of(
                        specialAddresses().stream(),
                        Stream.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "198.18.0.1")
                                .flatMap(HostileTargetsTest::carrying),
                        specialV6().stream())
                .flatMap(addresses -> addresses)
                .map(InetAddress::ofLiteral)
                .toList();
    }

    @Test
    void no_special_address_is_public_for_a_live_partner() {
        var addresses = hostileAddresses();
        var reach = Reach.of(Mode.LIVE, Settings.STANDARD, InetAddress::getAllByName);

        assertThat(addresses).hasSizeGreaterThan(150);
        assertThat(addresses).noneMatch(reach::allows);
    }

    @Test
    void a_sandbox_partner_gets_no_further_than_the_loopback_address() {
        var reach = Reach.of(Mode.SANDBOX, Settings.STANDARD, InetAddress::getAllByName);

        assertThat(hostileAddresses().stream().filter(reach::allows)).allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void ordinary_addresses_are_public() {
        var reach = Reach.of(Mode.LIVE, Settings.STANDARD, InetAddress::getAllByName);

        assertThat(Stream.of(
                                "1.1.1.1",
                                "8.8.8.8",
                                "93.184.215.14",
                                "100.63.255.255",
                                "100.128.0.0",
                                "172.15.255.255",
                                "172.32.0.0",
                                "198.17.255.255",
                                "198.20.0.0",
                                "11.0.0.0",
                                "223.255.255.255",
                                "192.0.1.0",
                                "2606:4700:4700::1111",
                                "2a00:1450:4003:80a::200e",
                                "2001:4860:4860::8888")
                        .map(InetAddress::ofLiteral))
                .allMatch(reach::allows);
    }

    @Test
    void networks_of_the_settings_are_refused_too() {
        var addresses = new PublicAddresses(List.of("8.8.8.0/24", "2606:4700::/32"));

        assertThat(addresses.contain(InetAddress.ofLiteral("8.8.8.8"))).isFalse();
        assertThat(addresses.contain(InetAddress.ofLiteral("8.8.9.8"))).isTrue();
        assertThat(addresses.contain(InetAddress.ofLiteral("2606:4700:4700::1111")))
                .isFalse();
    }

    /** Names that a name server answers with something hostile, alone or hidden among public addresses. */
    private static InetAddress[] names(String host) throws UnknownHostException {
        var number = host.substring(1).split("[.]", 2)[0];
        // Java reads the octal number as a decimal one, and would call a stranger's machine; other resolvers do not.
        if (host.equals("0177.0.0.1")) {
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        }
        if (!host.endsWith(".rebind.example")) {
            return InetAddress.getAllByName(host);
        }
        var hostile = hostileAddresses();
        var address = hostile.get(Integer.parseInt(number) % hostile.size());
        return host.startsWith("a")
                ? new InetAddress[] {address}
                : new InetAddress[] {InetAddress.ofLiteral("93.184.215.14"), address};
    }

    /** Written in every way that some resolver understands. */
    private static List<String> spellings() {
        return List.of(
                "localhost",
                "LOCALHOST",
                "localhost.",
                "2130706433",
                "017700000001",
                "0x7f000001",
                "0x7f.1",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "0x7f.0x0.0x0.0x1",
                "127.0.0.1.",
                "0",
                "0.0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:0:0:1]",
                "[::]",
                "[::127.0.0.1]",
                "[fe80::1]",
                "127.000.000.001",
                "127.127.127.127",
                "3232235777");
    }

    @Test
    void at_least_300_hostile_targets_see_no_connection() throws InterruptedException {
        var hostile = hostileAddresses();
        var targets = new ArrayList<String>();
        hostile.forEach(address -> targets.add(
                address.getAddress().length == 4
                        ? address.getHostAddress()
                        : "[" + address.getHostAddress().split("%", 2)[0] + "]"));
        IntStream.range(0, hostile.size()).forEach(i -> {
            targets.add("a" + i + ".rebind.example");
            targets.add("b" + i + ".rebind.example");
        });
        targets.addAll(spellings());
        assertThat(targets).hasSizeGreaterThanOrEqualTo(300);

        var settings = Settings.of(Patience.LIMIT, "");
        var reach = Reach.of(Mode.LIVE, settings, HostileTargetsTest::names);
        try (var courier = new Courier(reach, settings, Authorities.trusting(""))) {
            for (var target : targets) {
                for (var scheme : List.of("http", "https")) {
                    var url = scheme + "://" + target + ":" + forbidden.getLocalPort() + "/hook";
                    var attempt = courier.carry(URI.create(url), Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
                    assertThat(attempt.outcome()).as(url).isIn(Outcome.FORBIDDEN_ADDRESS, Outcome.UNREACHABLE);
                }
            }
        }
        assertThat(connections).hasValue(0);
    }

    @Test
    void what_can_be_seen_at_once_is_refused_at_registration() {
        var live = Reach.of(Mode.LIVE, Settings.STANDARD, InetAddress::getAllByName);
        var sandbox = Reach.of(Mode.SANDBOX, Settings.STANDARD, InetAddress::getAllByName);

        assertThat(code(live, "http://hooks.broker.example/")).isEqualTo("https_required");
        assertThat(code(live, "http://localhost:9000/")).isEqualTo("https_required");
        assertThat(code(live, "https://localhost/")).isEqualTo("address_not_allowed");
        assertThat(code(live, "https://app.localhost/")).isEqualTo("address_not_allowed");
        assertThat(code(live, "https://127.0.0.1/")).isEqualTo("address_not_allowed");
        assertThat(code(live, "https://[::ffff:10.0.0.1]/")).isEqualTo("address_not_allowed");
        assertThat(code(live, "https://user:password@hooks.broker.example/")).isEqualTo("invalid_format");
        assertThat(code(live, "https://hooks.broker.example/#part")).isEqualTo("invalid_format");
        assertThat(code(live, "https://hooks.broker.example:0/")).isEqualTo("invalid_format");
        assertThat(code(live, "https://hooks.broker.example:70000/")).isEqualTo("invalid_format");
        assertThat(code(live, "https:///path")).isEqualTo("invalid_format");
        assertThat(code(live, "https://hooks.broker.example:8443/in?a=b")).isEmpty();
        assertThat(code(live, "https://93.184.215.14/")).isEmpty();

        assertThat(code(sandbox, "http://localhost:9000/")).isEmpty();
        assertThat(code(sandbox, "http://[::1]:9000/")).isEmpty();
        assertThat(code(sandbox, "https://127.0.0.1:9000/")).isEmpty();
        assertThat(code(sandbox, "http://192.168.1.1/")).isEqualTo("https_required");
        assertThat(code(sandbox, "https://192.168.1.1/")).isEqualTo("address_not_allowed");
    }

    private static String code(Reach reach, String url) {
        return reach.refuses(url).map(error -> error.code()).orElse("");
    }
}
