/** Tests of referrals. */
@NullMarked
package org.claimscreener.engine.referral;

import org.jspecify.annotations.NullMarked;
