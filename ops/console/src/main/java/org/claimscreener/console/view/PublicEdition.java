package org.claimscreener.console.view;

import java.time.Instant;

/**
 * An edition of a month's public figures.
 *
 * @param month as 2026-11
 * @param edition from 1; the highest one of a month is in force
 * @param reason why there is another one; empty of the first
 * @param digest SHA-256 of the figures, in hex
 */
public record PublicEdition(String month, int edition, String reason, Instant publishedAt, String digest) {}
