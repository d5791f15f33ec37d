/**
 * What every command of the project has in common: where it writes, how wide text is on a terminal, how errors are told and
 * which exit code they get.
 */
@NullMarked
package org.claimscreener.commandline;

import org.jspecify.annotations.NullMarked;
