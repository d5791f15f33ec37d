/**
 * What leaves the house when a case is referred: a packet of sections in one file, hash-chained and signed, with no more in
 * it than the department may see. Bytes only: files are read by whoever calls.
 */
@NullMarked
package org.claimscreener.engine.referral.packet;

import org.jspecify.annotations.NullMarked;
