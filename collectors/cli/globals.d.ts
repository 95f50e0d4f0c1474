/** Replaced at build time by the version in package.json. */
declare const ANNEXA_VERSION: string;
