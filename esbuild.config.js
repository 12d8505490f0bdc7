// Bundles the program into dist/, so that the installed package has no dependencies; compiles data/ into
// dist/knowledge.json with the program's own compiler; and writes down whose code the bundle holds.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';
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

/** Licences that may be bundled without asking anybody. */
const FREE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

/** Most memory of the encoder's kernel, in pages of 64 KiB: 1 GB, of which 64 threads need 0.9. */
const MOST_PAGES = 16_384;

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const { metafile } = await bundleProgram();
await compileKnowledge();
// The encoder's memory is shared by threads.
await compileKernel('src/classify/careful/encoder.as', [
  '--enable',
  'simd,threads',
  '--importMemory',
  '--sharedMemory',
  '--maximumMemory',
  String(MOST_PAGES),
]);
await compileKernel('src/text/reader.as', ['--enable', 'simd']);
await compileKernel('src/classify/quick/scorer.as', ['--enable', 'simd']);
await compilePage();
await writeNotices(bundledFiles(metafile));

function bundleProgram() {
  return build({
    ...common,
    entryPoints: ['src/index.ts', 'src/cli/main.ts', 'src/run/careful-thread.ts', 'src/run/piece-thread.ts'],
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
  const entry = `
    import { compileKnowledge } from './src/knowledge/compile.ts';
    import { stemLexicon } from './src/text/stem-lexicon.ts';
    export const compile = (sources) => stemLexicon(compileKnowledge(sources));`;
  await build({ ...common, stdin: { contents: entry, resolveDir: root }, outfile: compiler, packages: 'external' });
  const { compile } = await import(pathToFileURL(compiler).href);
  await writeFile(join(dist, 'knowledge.json'), JSON.stringify(compile(await readSources(join(root, 'data')))));
  await rm(compiler);
}

/** From AssemblyScript to WebAssembly. */
async function compileKernel(path, options) {
  const source = await readFile(join(root, path), 'utf8');
  const name = basename(path, '.as');
  const { error, stderr } = await asc.main(
    [`${name}.ts`, '--outFile', `${name}.wasm`, '-O3', '--runtime', 'stub', '--noAssert', ...options],
    {
      readFile: (wanted) => (wanted === `${name}.ts` ? source : null),
      writeFile: (file, bytes) => writeFile(join(dist, file), bytes),
      listFiles: () => [],
    },
  );
  if (error !== null) throw new Error(`${path}: ${error.message}\n${stderr.toString()}`);
}

/** The style and the script of the HTML report, each as one text that stands in the page. */
async function compilePage() {
  const options = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    logLevel: 'warning',
  };
  const folder = 'src/report/html';
  const [style, script] = await Promise.all([
    build({ ...options, entryPoints: [`${folder}/style/page.css`], target: 'chrome110' }),
    build({
      ...options,
      entryPoints: [`${folder}/browser/main.ts`],
      target: 'es2022',
      format: 'iife',
      legalComments: 'none',
    }),
  ]);
  const textOf = ({ outputFiles: [file] }) => file.text.trim();
  await writeFile(join(dist, 'page-assets.json'), JSON.stringify({ style: textOf(style), script: textOf(script) }));
}

/** Every YAML file under data/, and the hashes of the models, by path with slashes. */
async function readSources(folder) {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => /\.(?:yaml|bin)$/.test(path)).sort();
  const texts = await Promise.all(paths.map(async (path) => textOf(path, await readFile(join(folder, path)))));
  return new Map(paths.map((path, at) => [path.split(sep).join('/'), texts[at]]));
}

function textOf(path, bytes) {
  return path.endsWith('.bin') ? createHash('sha256').update(bytes).digest('hex') : bytes.toString('utf8');
}

/** Files of which something is left in the bundle. */
function bundledFiles({ outputs }) {
  const used = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

async function writeNotices(inputs) {
  const folders = new Set(inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean));
  const notices = await Promise.all([...folders].sort().map((folder) => noticeOf(join(root, folder))));
  await writeFile(join(dist, 'THIRD-PARTY-NOTICES'), `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

/** @throws when the licence is not one of the free ones, or has no text */
async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!FREE.includes(license)) throw new Error(`${name}@${version}: the licence ${license} may not be bundled`);
  const file = (await readdir(folder)).find((path) => /^licen[cs]e/i.test(path));
  const text = file === undefined ? await licenceInReadme(folder) : await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}

async function licenceInReadme(folder) {
  const file = (await readdir(folder)).find((path) => /^readme/i.test(path));
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  const at = text.search(/^#+ *licen[cs]e/im);
  if (at === -1) throw new Error(`${folder}: no licence text`);
  return text.slice(at);
}
