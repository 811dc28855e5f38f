/** Where a Chromium of this machine lies: CHROMIUM_PATH, or the usual places. */
export declare function chromiumPath(): string | undefined;
