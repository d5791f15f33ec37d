/** The job from Kafka to Kafka. The only package that knows it. */
@NullMarked
package org.claimscreener.supervision.io;

import org.jspecify.annotations.NullMarked;
