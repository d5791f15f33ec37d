package org.claimscreener.engine.credit;

/**
 * Why nothing was done, for people.
 *
 * @param detail what is wrong, the article where there is one, what to do; without what the input said
 */
public record CreditProblem(CreditRefusal reason, String detail) {}
