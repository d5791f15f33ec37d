/** What a savepoint or checkpoint holds of one subject, for those who compare it with the log. Not part of the job. */
@NullMarked
package org.claimscreener.screening.saved;

import org.jspecify.annotations.NullMarked;
