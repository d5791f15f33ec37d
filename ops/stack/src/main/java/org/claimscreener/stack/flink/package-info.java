/**
 * A real Flink cluster from Maven artifacts: ZooKeeper, JobManagers and TaskManagers, each a JVM of its own, and the screening
 * job on it. Not for production: loopback only, no security.
 */
@NullMarked
package org.claimscreener.stack.flink;

import org.jspecify.annotations.NullMarked;
