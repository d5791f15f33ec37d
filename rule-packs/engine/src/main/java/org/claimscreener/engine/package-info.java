/**
 * What we decide, without Flink or Kafka. In order of knowledge: {@code fact} (what rules see), {@code intake} (from
 * the wire to facts, or a reason why not), {@code history} and {@code profile} (the past), {@code pack} and
 * {@code drools} (rules), {@code decision} (from findings to one answer), {@code screen} (all of it in one call).
 * Beside them {@code approval} and {@code deploy}: who may say yes to a pack, and which pack is wanted when.
 */
@NullMarked
package org.claimscreener.engine;

import org.jspecify.annotations.NullMarked;
