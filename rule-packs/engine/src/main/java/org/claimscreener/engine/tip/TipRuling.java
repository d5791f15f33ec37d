package org.claimscreener.engine.tip;

import org.claimscreener.wire.record.TipRefusal;

/**
 * Why something is not done.
 *
 * @param detail for people: what is wrong, the article, what to do
 */
public record TipRuling(TipRefusal reason, String detail) {}
