/** Tests of how packets and referrals are shown. */
@NullMarked
package org.claimscreener.launcher.referral;

import org.jspecify.annotations.NullMarked;
