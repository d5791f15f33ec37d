/**
 * The supervision job: from orders of the authority to what is in force about whom. {@link
 * org.claimscreener.supervision.SupervisionJob} reads as the data's path; {@code flink-jobs/SUPERVISION.md} says what it does.
 * Nothing is decided here.
 */
@NullMarked
package org.claimscreener.supervision;

import org.jspecify.annotations.NullMarked;
