/**
 * Keyed by patient: answers retries from the ledger, screens what is new, remembers it, takes back what is withdrawn.
 */
@NullMarked
package org.claimscreener.screening.decide;

import org.jspecify.annotations.NullMarked;
