declare module 'virtual:annexa-verify-page' {
  /** The page that verifies packages offline, as HTML; built by collectors/cli/build/verify-page.ts. */
  const page: string;
  export default page;
}
