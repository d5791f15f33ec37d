/**
 * From bytes to an input that can be screened, or a dead letter with a reason. Nothing that arrives can fail the job.
 */
@NullMarked
package org.claimscreener.screening.intake;

import org.jspecify.annotations.NullMarked;
