// fetch_packages.mjs LOCK FOLDER: puts the packages of a package-lock.json into FOLDER/node_modules, each checked against
// its hash. That is `npm ci` without npm, for which Debian installs 400 packages. A second run needs no network.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const registry = process.env.npm_config_registry ?? 'https://registry.npmjs.org/';
const [lock, folder] = process.argv.slice(2);
const lockText = readFileSync(lock, 'utf8');
const stamp = join(folder, 'package-lock.json');

function fail(sentence) {
    console.error(`The packages of ${lock} cannot be fetched. ${sentence}`);
    process.exit(1);
}

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockText)
    process.exit(0);

rmSync(folder, { recursive: true, force: true });
const downloads = join(folder, 'downloads');
mkdirSync(downloads, { recursive: true });
const packages = Object.entries(JSON.parse(lockText).packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, integrity }]) => {
        const name = path.replace(/^.*node_modules\//, '');
        const file = `${basename(name)}-${version}.tgz`;
        return { path, integrity, file: join(downloads, path.replaceAll('/', '_')), url: new URL(`${name}/-/${file}`, registry).href };
    });

try {
    const wanted = packages.flatMap(({ file, url }) => ['--output', file, url]);
    execFileSync('curl', ['--fail', '--fail-early', '--silent', '--show-error', '--location', '--retry', '2', '--connect-timeout', '20',
        '--max-time', '120', ...wanted], { stdio: ['ignore', 'ignore', 'pipe'] });
} catch (error) {
    fail(error.code === 'ENOENT' ? 'curl is missing: run scripts/setup.sh.'
        : `The npm registry ${registry} did not answer as it should: ${error.stderr}`);
}

for (const { path, integrity, file } of packages) {
    const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    if (hash !== integrity)
        fail(`${path} is not the package that is named there.`);
    const target = join(folder, path);
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', file, '-C', target, '--strip-components=1']);
}
rmSync(downloads, { recursive: true });
writeFileSync(`${stamp}.part`, lockText);
renameSync(`${stamp}.part`, stamp);
