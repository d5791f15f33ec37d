/** The system under fault: real processes, the job on them, load and readers around them. */
@NullMarked
package org.claimscreener.faults.lab;

import org.jspecify.annotations.NullMarked;
