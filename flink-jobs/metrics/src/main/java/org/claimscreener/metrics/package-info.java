/**
 * Every metric that any process of ours serves, and the way to its meters. Lies in Flink's {@code lib} and is loaded
 * parent-first, so that all jobs of a TaskManager count in one registry.
 */
@NullMarked
package org.claimscreener.metrics;

import org.jspecify.annotations.NullMarked;
