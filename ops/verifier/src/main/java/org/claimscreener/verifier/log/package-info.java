/** Where the records come from: Kafka, or a folder in which they were recorded. Knows nothing of what they say. */
@NullMarked
package org.claimscreener.verifier.log;

import org.jspecify.annotations.NullMarked;
