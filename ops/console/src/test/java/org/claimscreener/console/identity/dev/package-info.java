@NullMarked
package org.claimscreener.console.identity.dev;

import org.jspecify.annotations.NullMarked;
