/**
 * Which pack is wanted when: the fold of the log of orders. It knows what is ordered, not what became of it; whether a
 * job could do it, its status records say.
 */
@NullMarked
package org.claimscreener.engine.deploy;

import org.jspecify.annotations.NullMarked;
