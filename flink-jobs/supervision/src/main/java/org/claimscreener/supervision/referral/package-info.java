/** One referral to another department: its commands, its deadlines, its steps. */
@NullMarked
package org.claimscreener.supervision.referral;

import org.jspecify.annotations.NullMarked;
