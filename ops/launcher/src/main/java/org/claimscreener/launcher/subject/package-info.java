/** Directives and commands as people write them, and what the supervision job says about subjects as people read it. */
@NullMarked
package org.claimscreener.launcher.subject;

import org.jspecify.annotations.NullMarked;
