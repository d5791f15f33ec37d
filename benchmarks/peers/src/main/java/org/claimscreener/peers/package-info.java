/**
 * What other teams might have built in place of the Flink job, to be measured beside it. Each peer is a process of its own that
 * reads settlements from Kafka and answers there. No Flink: its RocksDB and that of Kafka Streams do not bear each other.
 */
@NullMarked
package org.claimscreener.peers;

import org.jspecify.annotations.NullMarked;
