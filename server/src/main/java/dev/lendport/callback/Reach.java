package dev.lendport.callback;

import dev.lendport.caller.Mode;
import dev.lendport.outcome.FieldError;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How far callbacks of one kind of partner may go. A live partner's go to public addresses over https; a sandbox
 * partner's may besides go to the loopback address, over http too, where its developer listens.
 */
final class Reach {
    private static final int LARGEST_PORT = 65_535;
    private static final String POINTER = "/callbackUrl";

    private final PublicAddresses publicAddresses;
    private final boolean loopback;
    private final Names names;

    /** Looks a host's addresses up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private Reach(PublicAddresses publicAddresses, boolean loopback, Names names) {
        this.publicAddresses = publicAddresses;
        this.loopback = loopback;
        this.names = names;
    }

    static Reach of(Mode mode, CallbackSettings settings, Names names) {
        return new Reach(
                new PublicAddresses(settings.refusedAddresses()),
                mode == Mode.SANDBOX && settings.sandboxLoopback(),
                names);
    }

    /** The addresses of a host, looked up once; refused when a single one of them is out of reach. */
    InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!Arrays.stream(addresses).allMatch(this::allows)) {
            throw new OutOfReachException(host);
        }
        return addresses;
    }

    boolean allows(InetAddress address) {
        return publicAddresses.contain(address) || (loopback && address.isLoopbackAddress());
    }

    /** What is wrong with an address that a partner gives, as far as it can be seen without asking the network. */
    Optional<FieldError> refuses(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException unreadable) {
            return wrong("invalid_format", "URL");
        }
        var host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null || !isPort(uri.getPort())) {
            return wrong("invalid_format", "URL");
        }
        var address = literal(host);
        var here = address.map(InetAddress::isLoopbackAddress).orElseGet(() -> isLocalhost(host));
        if (!uri.getScheme().equals("https") && !(loopback && here)) {
            return wrong("https_required");
        }
        Predicate<InetAddress> allowed = this::allows;
        if (address.filter(allowed.negate()).isPresent() || (address.isEmpty() && here && !loopback)) {
            return wrong("address_not_allowed");
        }
        return Optional.empty();
    }

    private static boolean isPort(int port) {
        return port == -1 || (port >= 1 && port <= LARGEST_PORT);
    }

    private static boolean isLocalhost(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return plain.equals("localhost") || plain.endsWith(".localhost");
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static Optional<FieldError> wrong(String code, Object... arguments) {
        return Optional.of(FieldError.of(POINTER, code, arguments));
    }
}
