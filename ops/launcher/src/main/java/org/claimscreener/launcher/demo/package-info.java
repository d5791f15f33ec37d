/**
 * The demo: broker, job and traffic together, watched from outside. What it counts it counts from the topics, as any other
 * reader would; it never asks the job.
 */
@NullMarked
package org.claimscreener.launcher.demo;

import org.jspecify.annotations.NullMarked;
