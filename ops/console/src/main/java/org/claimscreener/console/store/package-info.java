/**
 * The projection: what the topics say, in PostgreSQL, and the questions that the pages ask of it. The only package that
 * knows SQL. It decides nothing, and knows nothing of the web or of who is signed in.
 */
@NullMarked
package org.claimscreener.console.store;

import org.jspecify.annotations.NullMarked;
