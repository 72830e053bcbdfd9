// Builds the gallery into the folder named: node gallery/build.mjs OUT

import { cp, mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2]);
await mkdir(out, { recursive: true });
await esbuild.build({
  absWorkingDir: here,
  entryPoints: { gallery: "gallery.ts", style: "gallery.css" },
  entryNames: "gallery",
  bundle: true,
  charset: "utf8",
  format: "esm",
  outdir: out,
  target: ["chrome87", "safari14.1", "firefox91"],
  logLevel: "warning",
});
await cp(join(here, "index.html"), join(out, "index.html"));
await cp(join(here, "samples"), join(out, "samples"), { recursive: true });
