/** Directives as people write them, and what the supervision job says about them as people read it. */
@NullMarked
package org.claimscreener.launcher.directive;

import org.jspecify.annotations.NullMarked;
