package dev.lendport;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, which no build downloads. Without one its tests are left out, and the console says so; with
 * {@code LENDPORT_INSIST=browser} they fail instead.
 */
public final class TestBrowser implements AutoCloseable {
    // As root Chromium has no sandbox to offer; the pages are our own. The rest keeps it from calling home.
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private TestBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** A page, and what befell it that nobody asked for: errors, and the hosts other than this machine that it called. */
    public record Watched(Page page, ConcurrentLinkedQueue<String> mishaps) {}

    /** Starts it; ends the test class when there is none. */
    public static TestBrowser start() {
        var program = Path.of(setting("LENDPORT_CHROMIUM", "/usr/bin/chromium"));
        if (!Files.isExecutable(program)) {
            var missing =
                    "LEFT OUT: the tests in a browser, as there is no %s. Install Chromium (Debian: apt-get install "
                                    .formatted(program)
                            + "chromium), or name yours with LENDPORT_CHROMIUM.";
            if (setting("LENDPORT_INSIST", "").contains("browser")) {
                Assertions.fail(missing);
            }
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS);
        return new TestBrowser(playwright, playwright.chromium().launch(options));
    }

    /** A new page with an empty profile, so many pixels wide. */
    public Watched page(int width) {
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 900).setIsMobile(width < 640);
        var page = browser.newContext(options).newPage();
        var mishaps = new ConcurrentLinkedQueue<String>();
        page.onPageError(mishaps::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                mishaps.add(message.text());
            }
        });
        page.onRequest(request -> {
            var uri = request.url();
            if (!uri.startsWith("data:") && !Objects.equals(URI.create(uri).getHost(), "localhost")) {
                mishaps.add("called " + uri);
            }
        });
        return new Watched(page, mishaps);
    }

    private static String setting(String variable, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(variable), otherwise);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
