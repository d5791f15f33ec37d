/** Tests of explanations for people and programs. */
@NullMarked
package org.claimscreener.launcher.explain;

import org.jspecify.annotations.NullMarked;
