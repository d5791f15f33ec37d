/** How a person's wish gets to the holds job, and how its answer comes back. */
@NullMarked
package org.claimscreener.console.command;

import org.jspecify.annotations.NullMarked;
