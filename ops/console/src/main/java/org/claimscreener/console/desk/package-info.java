/** The review desk's pages: what is asked of the views, what a person may do, what goes to the commands. No SQL, no Kafka. */
@NullMarked
package org.claimscreener.console.desk;

import org.jspecify.annotations.NullMarked;
