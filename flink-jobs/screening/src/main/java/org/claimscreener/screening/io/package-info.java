/**
 * Where inputs come from and answers go: Kafka for the network, files for a bounded run.
 */
@NullMarked
package org.claimscreener.screening.io;

import org.jspecify.annotations.NullMarked;
