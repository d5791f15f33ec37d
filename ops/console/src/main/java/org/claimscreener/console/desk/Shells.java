package org.claimscreener.console.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.claimscreener.console.desk.page.AssetPaths;
import org.claimscreener.console.desk.page.Shell;
import org.claimscreener.console.desk.text.Language;
import org.claimscreener.console.desk.text.Texts;
import org.claimscreener.console.desk.text.WorkingDays;
import org.claimscreener.console.identity.Person;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;

/** Who asks, in which language, and when. Thread-safe. */
final class Shells {
    private static final String LANG = "lang";
    private static final int A_YEAR_SECONDS = 365 * 24 * 3600;
    private static final int LONGEST_QUERY = 2_000;

    private final Access access;
    private final WorkingDays calendar;
    private final InstantSource clock;
    private final AssetPaths assets;

    Shells(Access access, WorkingDays calendar, InstantSource clock, AssetPaths assets) {
        this.access = access;
        this.calendar = calendar;
        this.clock = clock;
        this.assets = assets;
    }

    /** Who is signed in. */
    Person person(Context ctx) {
        return access.person(ctx).orElseThrow(UnauthorizedResponse::new);
    }

    /** Whether somebody is signed in still; may be asked of a request that stays open. */
    boolean isAnybody(Context ctx) {
        return access.person(ctx).isPresent();
    }

    Shell shell(Context ctx) {
        Optional<Person> person = access.person(ctx);
        return new Shell(
                Texts.in(language(ctx)),
                person,
                person.isPresent() ? access.csrfToken(ctx) : "",
                address(ctx),
                query(ctx),
                clock.instant(),
                calendar,
                assets);
    }

    /**
     * For a page that is the same for everybody and kept in caches: nobody is signed in to it, and a language that is
     * asked for is not remembered.
     */
    Shell publicShell(Context ctx) {
        return new Shell(
                Texts.in(asked(ctx).orElseGet(() -> unasked(ctx))),
                Optional.empty(),
                "",
                address(ctx),
                "",
                clock.instant(),
                calendar,
                assets);
    }

    /** A page that somebody can come back to: a form's address is no such page, its hold's is. */
    private static String address(Context ctx) {
        String raw = ctx.req().getRequestURI();
        int commands = raw.indexOf("/commands/");
        // An address that begins with two slashes would lead to another server.
        String own = raw.replaceFirst("^/+", "/");
        return commands < 0 ? own : own.substring(0, own.indexOf("/commands/"));
    }

    /** Asked for in the address, and kept in a cookie; else by the cookie; else by the browser. */
    private static Language language(Context ctx) {
        Optional<Language> asked = asked(ctx);
        asked.ifPresent(language -> ctx.cookie(cookie(language)));
        return asked.orElseGet(() -> unasked(ctx));
    }

    private static Optional<Language> asked(Context ctx) {
        return Language.ofCode(ctx.queryParam(LANG));
    }

    private static Language unasked(Context ctx) {
        return Language.ofCode(ctx.cookie(LANG)).orElseGet(() -> Language.ofHeader(ctx.header("Accept-Language")));
    }

    private static Cookie cookie(Language language) {
        return new Cookie(LANG, language.code(), "/", A_YEAR_SECONDS, false, true, null, SameSite.LAX);
    }

    private static String query(Context ctx) {
        Map<String, List<String>> parameters = ctx.queryParamMap();
        String query = parameters.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(LANG))
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return query.length() > LONGEST_QUERY ? "" : query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
