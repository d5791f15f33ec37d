package org.claimscreener.launcher.desk;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The desk in Chromium without a window, as Debian has it: packages chromium and chromium-driver. */
final class DeskPage implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final URI address;

    private DeskPage(ChromeDriver driver, URI address) {
        this.driver = driver;
        this.address = address;
    }

    /** Skips the test where there is no browser, unless CI says that nothing is to be skipped. */
    static void requireBrowser() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("install Debian's chromium and chromium-driver to run this test");
        }
    }

    static DeskPage open(URI address) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new DeskPage(new ChromeDriver(service, options), address);
    }

    /** Signs in as one of those whom the development provider lists. */
    void signIn(String person) {
        begin();
        find("button[value='" + person + "']").click();
        sees("header", "Sign out");
    }

    /** Signs in for an institution, by its code. */
    void signInFor(String institution) {
        begin();
        find("#institution").sendKeys(institution);
        find(".typed button").click();
        sees("header", "Sign out");
    }

    private void begin() {
        driver.get(address + "/healthz");
        driver.manage().deleteAllCookies();
        driver.get(address + "/sign-in");
    }

    void go(String path) {
        driver.get(address + path + (path.contains("?") ? "&" : "?") + "lang=en");
    }

    /** Opens a page again and again until it says something. */
    void goUntil(String path, String css, String text) {
        until(() -> {
            go(path);
            return all(css).stream().anyMatch(element -> element.getText().contains(text));
        });
    }

    WebElement find(String css) {
        return waiting().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void sees(String css, String text) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    String text() {
        return find("main").getText();
    }

    /** Gives a command by its form. */
    void give(String command, String reason) {
        String form = "form[data-command=" + command + "]";
        if (!reason.isEmpty()) {
            find(form + " textarea").sendKeys(reason);
        }
        find(form + " button[type=submit]").click();
    }

    private void until(Callable<Boolean> condition) {
        waiting().until(page -> {
            try {
                return condition.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(driver, PATIENCE);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
