/** What is remembered of the log while it is read: compact, one entry an input, a settlement, a person. */
@NullMarked
package org.claimscreener.verifier.book;

import org.jspecify.annotations.NullMarked;
