// Builds the page from src/ into the folder that the server reads (or into the one named).
// The same sources and lock file always give the same bytes: CI compares them.

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../web/static"));

await mkdir(out, { recursive: true });
for (const old of await readdir(out)) await rm(join(out, old), { recursive: true });

/**
 * esbuild leaves template literals alone: here css`…` is minified like any other style sheet, and
 * html`…` loses its line breaks and indentation between tags and values, as JSX does.
 */
const minifyTemplates = {
  name: "minify-templates",
  setup(build) {
    build.onLoad({ filter: /src\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const parts = source.split(/\bcss`([^`]*)`/);
      for (let at = 1; at < parts.length; at += 2) {
        const { code } = await esbuild.transform(parts[at], { loader: "css", minify: true, target: shared.target });
        parts[at] = `css\`${code.trim()}\``;
      }
      return { contents: parts.join("").replace(/([>}])\n +(?=<|\$\{)/g, "$1"), loader: "ts" };
    });
  },
};

const shared = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  minify: true,
  outdir: out,
  target: ["chrome94", "safari15.4", "firefox98"],
  logLevel: "warning",
};
await esbuild.build({
  ...shared,
  entryPoints: { app: "src/main.ts" },
  format: "esm",
  splitting: true,
  chunkNames: "[name]",
  plugins: [minifyTemplates],
  legalComments: "linked",
});
await esbuild.build({ ...shared, entryPoints: { embed: "src/embed.ts" }, format: "iife", legalComments: "none" });
// The page's own style travels in the page: the first paint waits for nothing else.
const style = await esbuild.transform(await readFile(join(here, "src/app.css"), "utf8"), {
  loader: "css",
  minify: true,
  target: shared.target,
});
const page = await readFile(join(here, "src/index.html"), "utf8");
await writeFile(join(out, "index.html"), page.replace("{{style}}", () => style.code.trim()));
