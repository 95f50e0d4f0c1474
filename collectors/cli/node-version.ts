/** Web Crypto Ed25519 without a flag, `Map.groupBy`, `import.meta.dirname`: all there from this version on. */
export const NODE_FLOOR = [22, 12] as const;

/** What to say to a Node that is too old ("20.20.2"); null when it will do. */
export function nodeComplaint(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_FLOOR;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return null;
  return `annexa: needs Node ${wantedMajor}.${wantedMinor} or newer and this is ${version}. Install a newer one, or run it through npm (npm run annexa), which brings its own.`;
}
