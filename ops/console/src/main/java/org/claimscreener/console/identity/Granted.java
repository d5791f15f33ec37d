package org.claimscreener.console.identity;

/**
 * What the provider says of somebody now.
 *
 * @param person who
 * @param tokens to ask with the next time
 */
record Granted(Person person, Tokens tokens) {}
