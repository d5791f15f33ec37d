/** From a log's bytes to what concerns a subject, or to a dead letter. */
@NullMarked
package org.claimscreener.supervision.intake;

import org.jspecify.annotations.NullMarked;
