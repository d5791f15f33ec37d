package org.claimscreener.engine.directive;

import org.claimscreener.wire.record.SupervisionRefusal;

/**
 * Why a directive is not carried out.
 *
 * @param detail for the office that sent it: what is wrong, the article, what to do
 */
public record Ruling(SupervisionRefusal reason, String detail) {}
