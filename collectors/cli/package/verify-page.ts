/** The page that goes into every package. */
export async function loadVerifyPage(): Promise<Uint8Array> {
  const { default: page } = await import('virtual:annexa-verify-page');
  return new TextEncoder().encode(page);
}
