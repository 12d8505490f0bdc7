// Bundles the program into dist/, so that the installed package has no dependencies, and compiles data/ into
// dist/knowledge.json with the program's own compiler.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.20',
  format: 'esm',
  logLevel: 'warning',
};

async function bundleProgram() {
  return build({
    ...common,
    entryPoints: ['src/index.ts', 'src/cli/main.ts'],
    outdir: 'dist',
    outbase: 'src',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
    // Bundled CommonJS packages call require for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  });
}

async function compileKnowledge() {
  const compiler = join(dist, 'compile.js');
  await build({ ...common, entryPoints: ['src/knowledge/compile.ts'], outfile: compiler, packages: 'external' });
  const { compileKnowledge: compile } = await import(pathToFileURL(compiler).href);
  const knowledge = compile(await readSources(join(root, 'data')));
  await writeFile(join(dist, 'knowledge.json'), JSON.stringify(knowledge));
  await rm(compiler);
}

/** Every YAML file under data/, by its path with slashes. */
async function readSources(folder) {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.yaml')).sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  return new Map(paths.map((path, at) => [relative('.', path).split(sep).join('/'), texts[at]]));
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await bundleProgram();
await compileKnowledge();
