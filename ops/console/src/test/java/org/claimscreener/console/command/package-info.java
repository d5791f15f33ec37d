/** Tests of sending commands. */
@NullMarked
package org.claimscreener.console.command;

import org.jspecify.annotations.NullMarked;
