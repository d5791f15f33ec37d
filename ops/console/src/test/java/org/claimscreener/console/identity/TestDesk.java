package org.claimscreener.console.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.claimscreener.console.identity.dev.CrookedTokens;
import org.claimscreener.console.identity.dev.DevPerson;
import org.claimscreener.console.identity.dev.DevProvider;

import io.javalin.Javalin;
import io.javalin.http.UnauthorizedResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** A console with a page that shows who is there and one that changes something; its provider is another server. */
final class TestDesk implements AutoCloseable {
    static final String HOSPITAL = "H43010200001";

    final TestClock clock = new TestClock();
    final TestTrail trail = new TestTrail();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final AtomicInteger changes = new AtomicInteger();
    final URI address = freeAddress();
    final DevProvider provider;
    private final Javalin providerServer;
    private final Javalin server;

    TestDesk() {
        this(CrookedTokens.Fault.NONE, UnaryOperator.identity());
    }

    TestDesk(CrookedTokens.Fault fault, UnaryOperator<IdentitySettings> other) {
        URI providerAddress = freeAddress();
        URI issuer = URI.create(providerAddress + DevProvider.PATH);
        provider = CrookedTokens.provider(fault, issuer, address.resolve("/sign-in/callback"), persons(), clock);
        providerServer = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    provider.install(config.routes);
                })
                .start("127.0.0.1", providerAddress.getPort());
        Identity identity = new Identity(
                other.apply(IdentitySettings.of(address, issuer, DevProvider.CLIENT_ID, Optional.empty())),
                trail,
                clock,
                registry);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    identity.install(config, "127.0.0.1", ctx -> ctx.path().equals("/news"));
                    config.routes.get("/news", ctx -> ctx.result("nothing"));
                    config.routes.get("/public/month", ctx -> ctx.result("for everybody"));
                    config.routes.post("/public/month", ctx -> ctx.result("" + changes.incrementAndGet()));
                    config.routes.get(
                            "/",
                            ctx -> ctx.result(identity.person(ctx)
                                    .map(person -> person.id() + " " + person.roles() + " " + identity.csrfToken(ctx))
                                    .orElseThrow(UnauthorizedResponse::new)));
                    config.routes.post("/change", ctx -> ctx.result("" + changes.incrementAndGet()));
                })
                .start("127.0.0.1", address.getPort());
    }

    private static List<DevPerson> persons() {
        java.util.ArrayList<DevPerson> persons = new java.util.ArrayList<>(DevPerson.usual(List.of(HOSPITAL)));
        persons.add(new DevPerson("nobody", "Somebody without a role", java.util.Set.of(), Optional.empty()));
        return persons;
    }

    static URI freeAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** How often something was counted. */
    double counted(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }

    Browser browser() {
        return new Browser(address);
    }

    /** A browser in which somebody is signed in. */
    Browser signedIn(String person) {
        Browser browser = browser();
        browser.signIn(person);
        return browser;
    }

    void stopProvider() {
        providerServer.stop();
    }

    @Override
    public void close() {
        server.stop();
        providerServer.stop();
    }
}
