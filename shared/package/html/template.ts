/** Source expression of CSP for an inline element: 'sha256-…'. */
export type InlineHash = (text: string) => string;

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
#zone { border: 2px dashed; border-radius: 6px; padding: 2rem; text-align: center; }
#zone.over { border-style: solid; }
label { display: inline-block; margin: 0.5rem 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: 0.15rem 0.8rem 0.15rem 0; overflow-wrap: anywhere; }
h3 { margin: 1.5rem 0 0.3rem; }
`;

/**
 * The whole page around its script. The policy forbids every request, also to where the page came
 * from; the script and the style are allowed by their digests alone.
 */
export function verifyPage(script: string, hash: InlineHash): string {
  // The parser would end the element at the first of these, inside a string or not.
  const safe = script.replaceAll('</script', String.raw`<\/script`).replaceAll('<!--', String.raw`<\!--`);
  const policy = `default-src 'none'; script-src ${hash(safe)}; style-src ${hash(STYLE)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Verify an Annexa package</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Verify an Annexa package</h1>
<p>Everything happens in this page: it sends nothing and asks nobody. A package brings its own copy of it; to trust the answer more than the package, open a copy that you got another way.</p>
<div id="zone">
<p>Drop the package here, as the zip or as its unpacked folder.</p>
<label>Zip <input id="zip" type="file" accept=".zip,application/zip"></label>
<label>Folder <input id="folder" type="file" webkitdirectory></label>
<label>Trust policy (optional, first) <input id="policy" type="file" accept=".json,application/json"></label>
</div>
<main id="result" aria-live="polite"></main>
<script>${safe}</script>
</body>
</html>
`;
}
