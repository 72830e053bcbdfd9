// Builds the page from src/ into the folder that the server reads (or into the one named).
// The same sources and lock file always give the same bytes: CI compares them.

import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../web/static"));

await mkdir(out, { recursive: true });
for (const old of await readdir(out)) await rm(join(out, old), { recursive: true });

const shared = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  minify: true,
  outdir: out,
  target: ["chrome87", "safari14.1", "firefox91"],
  logLevel: "warning",
};
await esbuild.build({
  ...shared,
  entryPoints: { app: "src/main.ts" },
  format: "esm",
  legalComments: "linked",
});
await esbuild.build({ ...shared, entryPoints: { embed: "src/embed.ts" }, format: "iife", legalComments: "none" });
await esbuild.build({ ...shared, entryPoints: { app: "src/app.css" }, legalComments: "none" });
await copyFile(join(here, "src/index.html"), join(out, "index.html"));
