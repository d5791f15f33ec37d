/** The review desk under load: decisions that withhold money arrive by schedule, and reviewers work the holds in browsers' stead. */
@NullMarked
package org.claimscreener.deskload;

import org.jspecify.annotations.NullMarked;
