package dev.lendport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.lendport.TestBrowser;
import dev.lendport.TestServer;
import dev.lendport.openapi.ApiOperation;
import dev.lendport.openapi.OpenApi;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever opens the reference sees the operations and their schemas, on a desk and on a telephone. */
class ReferencePageTest {
    private static TestBrowser browser;

    @BeforeAll
    static void startTheBrowser() {
        browser = TestBrowser.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1400, 390})
    void the_reference_shows_operations_and_schemas_and_asks_nobody_else(int width) {
        var watched = browser.page(width);
        var page = watched.page();
        page.navigate(TestServer.address() + "/docs");

        var operation = page.locator("[id$='-createSimulation']");
        visible(operation).locator(".opblock-summary-control").click();
        visible(operation.getByText("Priced and stored"));
        var registration = page.locator("[id$='-registerCreditOperation']");
        visible(registration).locator(".opblock-summary-control").click();
        registration.getByText("Schema").first().click();
        visible(registration.getByText("monthly_interest_rate").first());
        var rate = page.locator("section.models article")
                .filter(new Locator.FilterOptions().setHasText("MonthlyRateInput"))
                .first();
        visible(rate).getByText("MonthlyRateInput").click();
        visible(rate.getByText("Percent a month"));

        assertThat(page.locator(".opblock").evaluateAll("all => all.map(one => one.id.split('-').at(-1))"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsAll(TestServer.bean(OpenApi.class).operations().stream()
                        .map(ApiOperation::id)
                        .toList());
        assertThat(page.locator(".errors-wrapper, .version-pragma__message").allInnerTexts())
                .as("errors and warnings that are shown")
                .isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of what is shown")
                .isLessThanOrEqualTo(width);
        assertThat(watched.mishaps()).isEmpty();
        page.context().close();
    }

    private static Locator visible(Locator locator) {
        locator.waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.VISIBLE)
                .setTimeout(20_000));
        return locator;
    }
}
