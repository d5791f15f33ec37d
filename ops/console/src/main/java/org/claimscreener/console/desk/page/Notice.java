package org.claimscreener.console.desk.page;

/**
 * What a page says about what was just done.
 *
 * @param good whether it went as wanted
 * @param text in the page's language
 * @param detail more of it, as the holds job says it; may be blank
 * @param waits whether an answer is still to come
 */
public record Notice(boolean good, String text, String detail, boolean waits) {}
