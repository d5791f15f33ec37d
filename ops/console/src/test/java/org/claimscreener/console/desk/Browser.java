package org.claimscreener.console.desk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;

import org.claimscreener.console.identity.Person;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, as Debian has it: packages chromium and chromium-driver. */
final class Browser implements AutoCloseable {
    static final Dimension DESKTOP = new Dimension(1440, 1000);
    static final Dimension PHONE = new Dimension(360, 780);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int LONGEST_PICTURE = 2_600;

    private final ChromeDriver driver;
    private final URI address;

    private Browser(ChromeDriver driver, URI address) {
        this.driver = driver;
        this.address = address;
    }

    /** Starts it; skips the test where it is not installed, unless CI says that nothing is to be skipped. */
    static Browser start(URI address) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!there && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("install Debian's chromium and chromium-driver to run this test");
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-proxy-server",
                "--hide-scrollbars",
                "--lang=en");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), address);
    }

    ChromeDriver driver() {
        return driver;
    }

    Browser as(Person person, String language) {
        driver.manage().deleteAllCookies();
        driver.get(address + "/test-sign-in/" + person.id());
        driver.manage().addCookie(new org.openqa.selenium.Cookie("lang", language, "/"));
        return this;
    }

    /** A window of exactly so many pixels inside, whatever frame it has. */
    Browser size(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of(
                        "width",
                        size.width,
                        "height",
                        size.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        size.width < 700));
        return this;
    }

    /** As somebody sees it who asked for dark pages. */
    Browser dark(boolean dark) {
        java.util.Map<String, String> scheme =
                java.util.Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", java.util.Map.of("features", List.of(scheme)));
        return this;
    }

    Browser open(String path) {
        driver.get(address + path);
        return this;
    }

    WebElement find(String css) {
        return wait(css);
    }

    private WebElement wait(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    /** Waits until something on the page says so. */
    void sees(String css, String text) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    /** Waits until something holds. */
    void until(Callable<Boolean> condition) {
        new WebDriverWait(driver, PATIENCE).until(page -> {
            try {
                return condition.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void key(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** By how many pixels the page is wider than the window. */
    long overflow() {
        Object wide = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return wide instanceof Number number ? number.longValue() : -1;
    }

    /** The page as a picture, as long as it is but not longer than a few windows, if somebody asked for pictures. */
    void picture(String name, Dimension size) throws IOException {
        String folder = System.getProperty("desk.pictures", "");
        if (folder.isBlank()) {
            return;
        }
        Object height = driver.executeScript("return document.documentElement.scrollHeight");
        int whole = height instanceof Number number ? number.intValue() : size.height;
        size(new Dimension(size.width, Math.min(LONGEST_PICTURE, Math.max(size.height, whole))));
        Files.write(
                Files.createDirectories(Path.of(folder)).resolve(name + ".png"),
                driver.getScreenshotAs(OutputType.BYTES));
        size(size);
    }

    /** What the browser itself found wrong since it was last asked: scripts that failed, what the policy blocked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains("status of 40"))
                .toList();
    }

    void escape() {
        key(Keys.ESCAPE);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
