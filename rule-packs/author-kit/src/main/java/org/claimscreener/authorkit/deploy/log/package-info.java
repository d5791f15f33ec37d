/**
 * The topics that packs are deployed through, for commands, demos and tests alike: {@code PackPromoter} writes orders,
 * {@code OrderTopic}, {@code PackStatusReader} and {@code ShadowReader} read. Failures are {@code IOException}s whose
 * messages are for people.
 */
@NullMarked
package org.claimscreener.authorkit.deploy.log;

import org.jspecify.annotations.NullMarked;
