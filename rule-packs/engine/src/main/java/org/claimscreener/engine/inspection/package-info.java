/**
 * Inspection of what was released: a random draw that nobody can foresee or steer and anybody can check afterwards, what it
 * tells about what the rules miss, and the ranked list for unannounced inspections. Pure: a draw hangs on nothing but the
 * decision and the month's seed.
 *
 * <p>How: the seed is committed to by its SHA-256 before anything is drawn by it, a lot is HMAC-SHA256 (RFC 2104) under the
 * seed, and the seed is revealed when the month is over. Sources: State Council Order 735 (2021), article 24 and following;
 * "double random" (双随机、一公开), State Council 国发〔2019〕5号: who is inspected and who inspects are both drawn.
 */
@NullMarked
package org.claimscreener.engine.inspection;

import org.jspecify.annotations.NullMarked;
