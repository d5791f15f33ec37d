package org.claimscreener.console.identity.dev;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.PlainJWT;

/** Identity tokens with which something is wrong. */
public final class CrookedTokens extends DevTokens {
    private final URI issuer;
    private final Fault fault;

    /** What is wrong. */
    public enum Fault {
        NONE,
        WRONG_NONCE,
        EXPIRED,
        UNSIGNED,
        OTHER_KEY,
        OTHER_CLIENT,
        OTHER_ISSUER,
        OTHER_PERSON
    }

    private CrookedTokens(URI issuer, Fault fault) {
        super(issuer);
        this.issuer = issuer;
        this.fault = fault;
    }

    /** A provider that hands them out. */
    public static DevProvider provider(
            Fault fault, URI issuer, URI callback, List<DevPerson> persons, InstantSource clock) {
        return new DevProvider(issuer, callback, persons, clock, new CrookedTokens(issuer, fault));
    }

    @Override
    String idToken(String subject, String client, String nonce, Instant now) throws JOSEException {
        return switch (fault) {
            case NONE -> super.idToken(subject, client, nonce, now);
            case WRONG_NONCE -> super.idToken(subject, client, "another", now);
            case EXPIRED ->
                signed(claims(subject, client, nonce, now)
                        .expirationTime(Date.from(now.minus(Duration.ofMinutes(10))))
                        .build());
            case UNSIGNED -> new PlainJWT(claims(subject, client, nonce, now).build()).serialize();
            case OTHER_KEY -> new DevTokens(issuer).idToken(subject, client, nonce, now);
            case OTHER_CLIENT -> super.idToken(subject, "another", nonce, now);
            case OTHER_ISSUER ->
                signed(claims(subject, client, nonce, now)
                        .issuer("https://elsewhere.example")
                        .build());
            case OTHER_PERSON -> super.idToken("supervisor-1", client, nonce, now);
        };
    }
}
