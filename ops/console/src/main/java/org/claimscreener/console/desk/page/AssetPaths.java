package org.claimscreener.console.desk.page;

/**
 * Addresses of what pages load.
 *
 * @param own folder of our own style sheet and scripts; changes with their content
 */
public record AssetPaths(String own, String htmx, String htmxSse, String chart) {}
