package org.claimscreener.console.identity.dev;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Makes identity tokens with a key that lives as long as the process. Thread-safe. */
class DevTokens {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final URI issuer;
    private final ECKey key;

    DevTokens(URI issuer) {
        this.issuer = issuer;
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /** The key's public half. */
    JWKSet published() {
        return new JWKSet(key.toPublicJWK());
    }

    /** An identity token in its compact form; a test makes others. */
    String idToken(String subject, String client, String nonce, Instant now) throws JOSEException {
        return signed(claims(subject, client, nonce, now).build());
    }

    final JWTClaimsSet.Builder claims(String subject, String client, String nonce, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject(subject)
                .audience(client)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("nonce", nonce);
    }

    final String signed(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
