package org.claimscreener.console.identity.dev;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.console.identity.Duty;
import org.claimscreener.console.identity.RoleNames;
import org.claimscreener.wire.record.ActorRole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;

/**
 * A provider that asks for no password. It speaks OpenID Connect as any other does, so that nothing of the console is
 * different with it: authorization code with PKCE, discovery, published keys, userinfo, refresh tokens. Thread-safe.
 */
public final class DevProvider {
    /** Where it answers; its issuer is this under an address. */
    public static final String PATH = "/dev-provider";

    /** The only client that it knows, a public one. */
    public static final String CLIENT_ID = "claim-screener";

    /** Keeps the desk from drawing a page over an answer that is no page. */
    private static final String ANSWERED = "desk.drawn";

    private static final Duration CODE_LIFE = Duration.ofMinutes(1);
    private static final Duration ACCESS_LIFE = Duration.ofMinutes(5);
    private static final Duration REFRESH_LIFE = Duration.ofHours(24);
    private static final List<String> REQUEST = List.of(
            "response_type", "client_id", "redirect_uri", "state", "nonce", "code_challenge", "code_challenge_method");
    private static final int MOST_PARAMETER = 500;

    /** Of institutions that are typed in, not listed. */
    private static final Pattern INSTITUTION = Pattern.compile("institution:([A-Za-z0-9]{1,40})");

    private static final int MOST_TYPED = 1_000;
    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; color: #17202a; }
            ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .6rem; }
            button { font: inherit; width: 100%; padding: .5rem .8rem; border: 1px solid #d5dce3; border-radius: 6px; background: #fff; color: #14539a; cursor: pointer; text-align: left; }
            button:hover, button:focus-visible { background: #e6f0fb; }
            label { display: block; margin-top: 1.2rem; }
            .typed { display: flex; gap: .6rem; }
            .typed input { font: inherit; flex: 1; min-width: 0; padding: .45rem .7rem; border: 1px solid #47525e; border-radius: 6px; }
            .typed button { width: auto; }
            """;

    private final URI issuer;
    private final URI callback;
    private final InstantSource clock;
    private final DevTokens tokens;
    private final List<DevPerson> listed;
    private final Map<String, DevPerson> persons = new ConcurrentHashMap<>();
    private final DevGrants<Code> codes = new DevGrants<>(CODE_LIFE);
    private final DevGrants<String> access = new DevGrants<>(ACCESS_LIFE);
    private final DevGrants<String> refresh = new DevGrants<>(REFRESH_LIFE);
    private final TemplateEngine pages = TemplateEngine.createPrecompiled(ContentType.Html);
    private final ObjectMapper json = new ObjectMapper();

    private record Code(String person, String nonce, String challenge) {}

    /**
     * For persons who can be chosen on its page.
     *
     * @param issuer its own address, which ends in {@link #PATH}
     * @param callback the only address to which it sends anybody back
     */
    public DevProvider(URI issuer, URI callback, List<DevPerson> persons, InstantSource clock) {
        this(issuer, callback, persons, clock, new DevTokens(issuer));
    }

    DevProvider(URI issuer, URI callback, List<DevPerson> persons, InstantSource clock, DevTokens tokens) {
        this.issuer = issuer;
        this.callback = callback;
        this.clock = clock;
        this.tokens = tokens;
        listed = List.copyOf(persons);
        listed.forEach(person -> this.persons.put(person.id(), person));
    }

    /** Gives somebody other roles, from the next question on. */
    public void setRoles(String personId, Set<ActorRole> roles) {
        persons.computeIfPresent(
                personId,
                (id, person) -> new DevPerson(id, person.name(), roles, person.duties(), person.institution()));
    }

    /** The same with duties. */
    public void setDuties(String personId, Set<Duty> duties) {
        persons.computeIfPresent(
                personId,
                (id, person) -> new DevPerson(id, person.name(), person.roles(), duties, person.institution()));
    }

    /** Adds its endpoints. */
    public void install(RoutesConfig routes) {
        routes.before(PATH + "/*", this::checkHost);
        routes.get(PATH + "/.well-known/openid-configuration", ctx -> answer(ctx, HttpStatus.OK, description()));
        routes.get(
                PATH + "/jwks",
                ctx -> answer(ctx, HttpStatus.OK, tokens.published().toJSONObject()));
        routes.get(PATH + "/authorize", this::choose);
        routes.post(PATH + "/authorize", this::chosen);
        routes.get(PATH + "/page.css", DevProvider::style);
        routes.post(PATH + "/token", this::token);
        routes.get(PATH + "/userinfo", this::userInfo);
    }

    /** A page elsewhere whose name was made to lead here is not let in. */
    private void checkHost(Context ctx) {
        if (!issuer.getAuthority().equals(ctx.host())) {
            throw new ForbiddenResponse("The development provider answers at " + issuer + " alone.");
        }
    }

    private Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("issuer", issuer.toString());
        description.put("authorization_endpoint", issuer + "/authorize");
        description.put("token_endpoint", issuer + "/token");
        description.put("userinfo_endpoint", issuer + "/userinfo");
        description.put("jwks_uri", issuer + "/jwks");
        description.put("response_types_supported", List.of("code"));
        description.put("subject_types_supported", List.of("public"));
        description.put("id_token_signing_alg_values_supported", List.of("ES256"));
        description.put("token_endpoint_auth_methods_supported", List.of("none"));
        description.put("code_challenge_methods_supported", List.of("S256"));
        description.put("authorization_response_iss_parameter_supported", true);
        return description;
    }

    private void choose(Context ctx) {
        Map<String, String> request = new LinkedHashMap<>();
        for (String name : REQUEST) {
            request.put(name, parameter(name, ctx.queryParam(name)));
        }
        check(request);
        StringOutput out = new StringOutput();
        pages.render("identity/dev.jte", Map.<String, Object>of("page", new DevPage(listed, request)), out);
        ctx.html(out.toString());
    }

    private static void style(Context ctx) {
        ctx.attribute(ANSWERED, true);
        ctx.contentType("text/css; charset=utf-8").result(STYLE);
    }

    private void chosen(Context ctx) {
        Map<String, String> request = new LinkedHashMap<>();
        for (String name : REQUEST) {
            request.put(name, parameter(name, ctx.formParam(name)));
        }
        check(request);
        String institution = ctx.formParam("institution");
        String person = institution == null || institution.isBlank()
                ? parameter("person", ctx.formParam("person"))
                : "institution:" + institution.strip();
        if (!persons.containsKey(person) && !typed(person)) {
            throw new BadRequestResponse("There is no such development person.");
        }
        String code = codes.give(
                new Code(person, value(request, "nonce"), value(request, "code_challenge")), clock.instant());
        ctx.redirect(
                callback + "?code=" + code + "&state=" + encoded(value(request, "state")) + "&iss="
                        + encoded(issuer.toString()),
                HttpStatus.SEE_OTHER);
    }

    /** Whoever demonstrates does not know beforehand whose holds there will be. */
    private boolean typed(String person) {
        Matcher matcher = INSTITUTION.matcher(person);
        if (!matcher.matches() || persons.size() >= MOST_TYPED) {
            return false;
        }
        persons.computeIfAbsent(person, id -> DevPerson.institution(matcher.group(1)));
        return true;
    }

    private static String parameter(String name, @org.jspecify.annotations.Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > MOST_PARAMETER) {
            throw new BadRequestResponse("The request lacks " + name + ", or it is too long.");
        }
        return value;
    }

    private static String value(Map<String, String> request, String name) {
        return request.getOrDefault(name, "");
    }

    private void check(Map<String, String> request) {
        boolean ours = value(request, "client_id").equals(CLIENT_ID)
                && value(request, "redirect_uri").equals(callback.toString())
                && value(request, "response_type").equals("code")
                && value(request, "code_challenge_method").equals("S256");
        if (!ours) {
            throw new BadRequestResponse("This is no request of the console for which this provider is.");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void token(Context ctx) {
        switch (String.valueOf(ctx.formParam("grant_type"))) {
            case "authorization_code" -> byCode(ctx);
            case "refresh_token" -> byRefreshToken(ctx);
            default -> error(ctx, HttpStatus.BAD_REQUEST, "unsupported_grant_type");
        }
    }

    private void byCode(Context ctx) {
        Optional<Code> code = codes.take(parameter("code", ctx.formParam("code")), clock.instant())
                .filter(each -> isVerified(each, ctx.formParam("code_verifier")))
                .filter(each -> CLIENT_ID.equals(ctx.formParam("client_id")))
                .filter(each -> callback.toString().equals(ctx.formParam("redirect_uri")));
        if (code.isEmpty()) {
            error(ctx, HttpStatus.BAD_REQUEST, "invalid_grant");
            return;
        }
        try {
            Map<String, Object> answer = granted(code.get().person());
            answer.put(
                    "id_token",
                    tokens.idToken(code.get().person(), CLIENT_ID, code.get().nonce(), clock.instant()));
            answer(ctx, HttpStatus.OK, answer);
        } catch (JOSEException e) {
            throw new IllegalStateException("this key signs", e);
        }
    }

    private static boolean isVerified(Code code, @org.jspecify.annotations.Nullable String verifier) {
        try {
            return verifier != null
                    && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                            .getValue()
                            .equals(code.challenge());
        } catch (IllegalArgumentException tooShort) {
            return false;
        }
    }

    private void byRefreshToken(Context ctx) {
        refresh.take(String.valueOf(ctx.formParam("refresh_token")), clock.instant())
                .ifPresentOrElse(
                        person -> answer(ctx, HttpStatus.OK, granted(person)),
                        () -> error(ctx, HttpStatus.BAD_REQUEST, "invalid_grant"));
    }

    private Map<String, Object> granted(String person) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access.give(person, clock.instant()));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", ACCESS_LIFE.toSeconds());
        answer.put("refresh_token", refresh.give(person, clock.instant()));
        return answer;
    }

    private void userInfo(Context ctx) {
        String header = String.valueOf(ctx.header("Authorization"));
        String token = header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
        access.look(token, clock.instant())
                .map(persons::get)
                .ifPresentOrElse(
                        person -> answer(ctx, HttpStatus.OK, claims(person)),
                        () -> error(ctx, HttpStatus.UNAUTHORIZED, "invalid_token"));
    }

    private static Map<String, Object> claims(DevPerson person) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", person.id());
        claims.put("name", person.name());
        claims.put(
                "roles",
                Stream.concat(person.roles().stream(), person.duties().stream())
                        .map(RoleNames::usual)
                        .toList());
        person.institution().ifPresent(code -> claims.put("institution", code));
        return claims;
    }

    private void error(Context ctx, HttpStatus status, String error) {
        answer(ctx, status, Map.of("error", error));
    }

    private void answer(Context ctx, HttpStatus status, Map<String, Object> body) {
        try {
            ctx.status(status).attribute(ANSWERED, true);
            ctx.contentType("application/json").result(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and lists can be written", e);
        }
    }
}
