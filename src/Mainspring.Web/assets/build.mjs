// Puts the files that the pages load into ../wwwroot/lib: third-party files from node_modules, the icon sprite, and the pages' own
// styles and scripts. Text is stored compressed only (Brotli and gzip); `fingerprint` is one hash over all of it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const target = join(here, '..', 'wwwroot', 'lib');

const icons = [
  'git-compare',
  'activity', 'alert-triangle', 'api', 'arrow-down', 'arrow-right', 'arrow-up', 'bolt', 'box', 'brand-speedtest', 'chart-line',
  'check', 'chevron-left', 'chevron-right', 'circle-check', 'circle-dashed', 'circle-x', 'clock', 'copy', 'database', 'dice-5',
  'download', 'external-link', 'file-text', 'flask', 'pencil', 'trash', 'folder', 'history', 'home', 'info-circle', 'key', 'list-check', 'loader-2', 'lock', 'logout', 'moon',
  'player-play', 'player-stop', 'plus', 'refresh', 'search', 'settings-automation', 'shield', 'star', 'sun', 'table', 'tag', 'terminal-2', 'timeline', 'upload', 'user', 'users', 'x',
];

const files = new Map();
const take = (path, ...from) => files.set(path, readFileSync(join(modules, ...from)));

take('tabler.css', '@tabler', 'core', 'dist', 'css', 'tabler.min.css');
take('inter-latin.woff2', '@fontsource-variable', 'inter', 'files', 'inter-latin-wght-normal.woff2');
take('inter-latin-ext.woff2', '@fontsource-variable', 'inter', 'files', 'inter-latin-ext-wght-normal.woff2');
take('licenses/tabler.txt', '@tabler', 'icons', 'LICENSE');
take('licenses/inter.txt', '@fontsource-variable', 'inter', 'LICENSE');

files.set('tabler.css', Buffer.from(files.get('tabler.css').toString().replace(/\/\*# sourceMappingURL=.*?\*\//, '')));
files.set('icons.svg', Buffer.from(sprite()));
for (const name of readdirSync(join(here, 'site')).sort()) {
  files.set(name, readFileSync(join(here, 'site', name)));
}

rmSync(target, { recursive: true, force: true });
const hash = createHash('sha256');
for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  hash.update(path).update('\0').update(bytes);
  write(path, bytes);
}
writeFileSync(join(target, 'fingerprint'), hash.digest('hex').slice(0, 12));

function sprite() {
  const symbols = icons.map((name) => {
    const svg = readFileSync(join(modules, '@tabler', 'icons', 'icons', 'outline', `${name}.svg`), 'utf8');
    const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ').trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

function write(path, bytes) {
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  if (extname(path) === '.woff2') {
    writeFileSync(file, bytes);
    return;
  }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
