/** Tests of packets. */
@NullMarked
package org.claimscreener.engine.referral.packet;

import org.jspecify.annotations.NullMarked;
