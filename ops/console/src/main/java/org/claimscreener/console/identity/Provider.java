package org.claimscreener.console.identity;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;

/**
 * The OpenID Connect provider, as its console sees it: authorization code with PKCE. An IOException from here means that
 * the provider does not answer as one; nothing is known then. Thread-safe.
 */
final class Provider {
    /** Signed with a key that the provider publishes; neither unsigned nor with a shared secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final Duration METADATA_LIFE = Duration.ofHours(1);
    private static final int MOST_KEY_BYTES = 1 << 18;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final IdentitySettings settings;
    private final PersonClaims persons;
    private final InstantSource clock;
    private final ProviderHttp http = new ProviderHttp();
    private @Nullable Known known;

    /** What the provider says of itself. */
    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant asOf) {}

    /** Asks nobody yet. */
    Provider(IdentitySettings settings, InstantSource clock) {
        this.settings = settings;
        this.persons = new PersonClaims(settings.claims());
        this.clock = clock;
    }

    private synchronized Known known() throws IOException {
        Known old = known;
        if (old != null && old.asOf().plus(METADATA_LIFE).isAfter(clock.instant())) {
            return old;
        }
        try {
            Known asked = ask();
            known = asked;
            return asked;
        } catch (IOException e) {
            if (old == null) {
                throw e;
            }
            // What it said an hour ago is more than nothing: its endpoints answer or not by themselves.
            return old;
        }
    }

    private Known ask() throws IOException {
        Issuer issuer = new Issuer(settings.issuer());
        HTTPResponse answer =
                new OIDCProviderConfigurationRequest(issuer).toHTTPRequest().send(http);
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(ProviderHttp.content(answer));
            if (!issuer.equals(metadata.getIssuer())
                    || metadata.getTokenEndpointURI() == null
                    || metadata.getAuthorizationEndpointURI() == null
                    || metadata.getUserInfoEndpointURI() == null
                    || metadata.getJWKSetURI() == null) {
                throw new IOException("the provider names itself " + metadata.getIssuer() + " or lacks an endpoint");
            }
            return new Known(metadata, validator(issuer, metadata), clock.instant());
        } catch (ParseException e) {
            throw new IOException("the provider at " + issuer + " does not describe itself as OpenID Connect wants", e);
        }
    }

    private IDTokenValidator validator(Issuer issuer, OIDCProviderMetadata metadata) throws IOException {
        int patience = (int) ProviderHttp.PATIENCE.toMillis();
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(patience, patience, MOST_KEY_BYTES))
                .refreshAheadCache(false)
                .build();
        return new IDTokenValidator(
                issuer, new ClientID(settings.clientId()), new JWSVerificationKeySelector<>(ALGORITHMS, keys), null);
    }

    /** Where a browser goes to sign in. */
    URI signInAddress(PendingSignIn pending) throws IOException {
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope("openid", "profile"),
                        new ClientID(settings.clientId()),
                        settings.callback())
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(pending.state()))
                .nonce(new Nonce(pending.nonce()))
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Whom the provider's answer names.
     *
     * @param answer the address to which the browser came back, with its query
     */
    Granted signIn(URI answer, PendingSignIn pending) throws IOException, SignInRefusedException {
        AuthorizationCodeGrant code = code(answer, pending);
        OIDCTokens tokens = tokens(code).getOIDCTokens();
        String subject = subject(tokens, pending);
        return userInfo(new Tokens(tokens.getAccessToken(), Optional.ofNullable(tokens.getRefreshToken())), subject);
    }

    private AuthorizationCodeGrant code(URI answer, PendingSignIn pending) throws SignInRefusedException {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(answer);
        } catch (ParseException e) {
            throw new SignInRefusedException(SignInRefusal.MALFORMED, e);
        }
        if (response.getState() == null || !Secrets.same(response.getState().getValue(), pending.state())) {
            throw new SignInRefusedException(SignInRefusal.UNKNOWN_STATE);
        }
        if (response.getIssuer() != null && !response.getIssuer().equals(new Issuer(settings.issuer()))) {
            throw new SignInRefusedException(SignInRefusal.MALFORMED);
        }
        if (!response.indicatesSuccess() || response.toSuccessResponse().getAuthorizationCode() == null) {
            throw new SignInRefusedException(SignInRefusal.PROVIDER_REFUSED);
        }
        return new AuthorizationCodeGrant(
                response.toSuccessResponse().getAuthorizationCode(), settings.callback(), pending.verifier());
    }

    private OIDCTokenResponse tokens(AuthorizationGrant grant) throws IOException, SignInRefusedException {
        URI endpoint = known().metadata().getTokenEndpointURI();
        ClientID client = new ClientID(settings.clientId());
        TokenRequest.Builder request = settings.clientSecret()
                .map(secret -> new TokenRequest.Builder(
                        endpoint, new ClientSecretBasic(client, new Secret(secret.value())), grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant));
        HTTPResponse answer = request.build().toHTTPRequest().send(http);
        if (answer.getStatusCode() >= 500) {
            throw new IOException("the provider answers with status " + answer.getStatusCode());
        }
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (response instanceof OIDCTokenResponse tokens) {
                return tokens;
            }
            throw new SignInRefusedException(SignInRefusal.PROVIDER_REFUSED);
        } catch (ParseException e) {
            throw new SignInRefusedException(SignInRefusal.PROVIDER_REFUSED, e);
        }
    }

    private String subject(OIDCTokens tokens, PendingSignIn pending) throws IOException, SignInRefusedException {
        if (tokens.getIDToken() == null) {
            throw new SignInRefusedException(SignInRefusal.BAD_TOKEN);
        }
        try {
            return known().validator()
                    .validate(tokens.getIDToken(), new Nonce(pending.nonce()))
                    .getSubject()
                    .getValue();
        } catch (BadJOSEException e) {
            throw new SignInRefusedException(SignInRefusal.BAD_TOKEN, e);
        } catch (JOSEException e) {
            throw new IOException("the provider's keys cannot be had", e);
        }
    }

    /**
     * Whether somebody has still the roles that the session says, and which.
     *
     * @throws SignInRefusedException when the provider does not know the session any more, or the person has no role left
     */
    Granted again(Person person, Tokens tokens) throws IOException, SignInRefusedException {
        try {
            return userInfo(tokens, person.id());
        } catch (SignInRefusedException e) {
            if (e.refusal() != SignInRefusal.PROVIDER_REFUSED
                    || tokens.refresh().isEmpty()) {
                throw e;
            }
            // An access token lives for minutes; the refresh token says whether the sign-in still holds.
            return userInfo(refreshed(tokens.refresh().get()), person.id());
        }
    }

    private Tokens refreshed(com.nimbusds.oauth2.sdk.token.RefreshToken refresh)
            throws IOException, SignInRefusedException {
        var renewed = tokens(new RefreshTokenGrant(refresh)).getTokens();
        return new Tokens(
                renewed.getAccessToken(),
                Optional.of(renewed.getRefreshToken() == null ? refresh : renewed.getRefreshToken()));
    }

    private Granted userInfo(Tokens tokens, String subject) throws IOException, SignInRefusedException {
        HTTPResponse answer = new UserInfoRequest(known().metadata().getUserInfoEndpointURI(), tokens.access())
                .toHTTPRequest()
                .send(http);
        if (answer.getStatusCode() == UNAUTHORIZED || answer.getStatusCode() == FORBIDDEN) {
            throw new SignInRefusedException(SignInRefusal.PROVIDER_REFUSED);
        }
        Map<String, Object> claims;
        try {
            claims = com.nimbusds.oauth2.sdk.util.JSONObjectUtils.parse(ProviderHttp.content(answer));
        } catch (ParseException e) {
            throw new IOException("the provider's answer about somebody is no JSON object", e);
        }
        if (!subject.equals(claims.get("sub"))) {
            throw new SignInRefusedException(SignInRefusal.BAD_TOKEN);
        }
        return new Granted(persons.of(claims), tokens);
    }
}
