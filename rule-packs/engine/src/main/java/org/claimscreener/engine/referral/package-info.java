/**
 * Referrals of cases to other departments: to whom, from the making of a packet to the answer, with reminders while no
 * receipt comes. What is in a packet, {@link org.claimscreener.engine.referral.packet} says.
 */
@NullMarked
package org.claimscreener.engine.referral;

import org.jspecify.annotations.NullMarked;
