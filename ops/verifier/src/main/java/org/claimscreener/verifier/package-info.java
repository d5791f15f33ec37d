/**
 * The oracle: reads the topics, or a recording of them, and says whether what is promised held. It shares no code with
 * what it judges beyond the schemas. {@link org.claimscreener.verifier.Verification} is the way in.
 */
@NullMarked
package org.claimscreener.verifier;

import org.jspecify.annotations.NullMarked;
