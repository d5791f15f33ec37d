@NullMarked
package org.claimscreener.console.identity;

import org.jspecify.annotations.NullMarked;
