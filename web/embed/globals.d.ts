/** The texts for the element, which web/build puts in. */
declare const EMBED_TEXTS: Record<string, Record<string, string>>;
