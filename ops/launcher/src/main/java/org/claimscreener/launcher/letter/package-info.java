/** Dead letters as people work them: counted, looked at, and put back. Knows the wire; no Kafka, no clock. */
@NullMarked
package org.claimscreener.launcher.letter;

import org.jspecify.annotations.NullMarked;
