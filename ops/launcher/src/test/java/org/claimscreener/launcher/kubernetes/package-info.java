/** Whether the manifests say what they mean to say. */
@NullMarked
package org.claimscreener.launcher.kubernetes;

import org.jspecify.annotations.NullMarked;
