@NullMarked
package org.claimscreener.audit;

import org.jspecify.annotations.NullMarked;
