/** Packets and referrals as people read them. */
@NullMarked
package org.claimscreener.launcher.referral;

import org.jspecify.annotations.NullMarked;
